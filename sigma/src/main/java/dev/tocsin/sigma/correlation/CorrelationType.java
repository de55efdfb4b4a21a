package dev.tocsin.sigma.correlation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words for the types of correlation. */
enum CorrelationType {
    EVENT_COUNT,
    VALUE_COUNT,
    VALUE_SUM,
    VALUE_AVG,
    VALUE_MEDIAN,
    VALUE_MIN,
    VALUE_MAX,
    VALUE_PERCENTILE,
    TEMPORAL,
    TEMPORAL_ORDERED;

    static Optional<CorrelationType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(CorrelationType::word).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it counts, so that only whole numbers can be its bounds. */
    boolean counts() {
        return switch (this) {
            case EVENT_COUNT, VALUE_COUNT, TEMPORAL, TEMPORAL_ORDERED -> true;
            case VALUE_SUM, VALUE_AVG, VALUE_MEDIAN, VALUE_MIN, VALUE_MAX, VALUE_PERCENTILE -> false;
        };
    }

    boolean takesField() {
        return switch (this) {
            case EVENT_COUNT, TEMPORAL, TEMPORAL_ORDERED -> false;
            case VALUE_COUNT, VALUE_SUM, VALUE_AVG, VALUE_MEDIAN, VALUE_MIN, VALUE_MAX, VALUE_PERCENTILE -> true;
        };
    }

    boolean isTemporal() {
        return this == TEMPORAL || this == TEMPORAL_ORDERED;
    }
}

package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When an event happened, by its own clock. */
sealed interface EventTime {

    /** It says. */
    record At(Instant instant) implements EventTime {}

    /** It has no field for it. */
    record Absent() implements EventTime {}

    /** @param reason in words, fit for a terminal */
    record NotReadable(String reason) implements EventTime {}

    /**
     * A field that can hold the time.
     *
     * @param clock how to read what does not say it itself
     */
    record Field(String name, Clock clock) {}

    /** What a time without a unit or a zone means. */
    enum Clock {
        /** Text needs a zone; a number is in the unit that puts it nearest to our days. */
        SELF_EVIDENT,
        /** Text without a zone is in UTC. */
        UTC,
        /** A number is in milliseconds since 1970. */
        MILLISECONDS
    }

    /** The first of the fields that is there and can be read. */
    static EventTime of(ObjectNode event, List<Field> fields) {
        EventTime result = new Absent();
        for (Field field : fields) {
            JsonNode value = event.get(field.name());
            if (value != null && !value.isNull()) {
                Optional<Instant> read = read(value, field.clock());
                if (read.isPresent()) {
                    return new At(read.get());
                }
                if (result instanceof Absent) {
                    result = new NotReadable(field.name() + " is " + Excerpt.of(value.asText())
                            + (value.isTextual() ? ", no time with a zone" : ", no time"));
                }
            }
        }
        return result;
    }

    /** Empty if it is no time, or a time without a zone where that would be a guess. */
    static Optional<Instant> read(JsonNode value, Clock clock) {
        if (value.isNumber()) {
            return number(value.decimalValue(), clock);
        }
        return value.isTextual() ? text(value.textValue(), clock) : Optional.empty();
    }

    private static Optional<Instant> number(BigDecimal number, Clock clock) {
        // Nanoseconds in year 2262 have 19 digits before the point; more is no time, and costs to compute with.
        long digits = (long) number.precision() - number.scale();
        if (digits > 19 || number.scale() > 100) {
            return Optional.empty();
        }
        int toSeconds = clock == Clock.MILLISECONDS ? 3 : digits <= 11 ? 0 : digits <= 14 ? 3 : digits <= 17 ? 6 : 9;
        BigDecimal seconds = number.movePointLeft(toSeconds);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole).movePointRight(9).longValue();
        try {
            return Optional.of(Instant.ofEpochSecond(whole.longValueExact(), nanos));
        } catch (DateTimeException | ArithmeticException e) {
            // Past what an Instant can hold: no time.
            return Optional.empty();
        }
    }

    private static Optional<Instant> text(String text, Clock clock) {
        try {
            TemporalAccessor time = Formats.DATE_AND_TIME.parse(text.strip());
            if (time.isSupported(ChronoField.OFFSET_SECONDS)) {
                return Optional.of(OffsetDateTime.from(time).toInstant());
            }
            return clock == Clock.UTC
                    ? Optional.of(LocalDateTime.from(time).toInstant(ZoneOffset.UTC))
                    : Optional.empty();
        } catch (DateTimeException e) {
            // The parser's way of saying no.
            return Optional.empty();
        }
    }

    /** The ways a date and time are written in logs. */
    final class Formats {
        /** RFC 3339 §5.6, with a blank for the T, an offset without a colon, or no offset. */
        private static final DateTimeFormatter DATE_AND_TIME = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .appendPattern("['T'][' ']")
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .appendPattern("[' ']")
                .optionalStart()
                .appendOffset("+HH:MM", "Z")
                .optionalEnd()
                .optionalStart()
                .appendOffset("+HHmm", "Z")
                .optionalEnd()
                .toFormatter(Locale.ROOT);

        private Formats() {}
    }
}

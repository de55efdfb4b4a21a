package dev.tocsin.stix;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an indicator says about detection (STIX 2.1 §4.7).
 *
 * @param pattern the pattern as it is written; untrusted text
 * @param patternType its language, {@code stix} for STIX patterns
 * @param patternVersion the version of that language, where it is given
 * @param validFrom from when it counts
 * @param validUntil before when it counts; empty for always
 * @param confidence from 0 to 100, where it is given (STIX 2.1 §3.2)
 */
public record Indicator(
        String pattern,
        String patternType,
        Optional<String> patternVersion,
        StixTimestamp validFrom,
        Optional<StixTimestamp> validUntil,
        OptionalInt confidence) {

    /**
     * Reads an indicator.
     *
     * @throws StixException if the object is no indicator, or what STIX requires of one is missing or malformed
     */
    public static Indicator of(StixObject object) {
        if (!object.type().equals("indicator")) {
            throw new StixException("not an indicator: " + Quoted.of(object.id().toString()));
        }
        Optional<StixTimestamp> until = object.timestamp("valid_until");
        StixTimestamp from = object.timestamp("valid_from").orElseThrow(() -> missing("valid_from"));
        if (until.isPresent() && until.get().compareTo(from) <= 0) {
            throw new StixException("valid_until " + Quoted.of(until.get().toString()) + " is not after valid_from "
                    + Quoted.of(from.toString()));
        }
        return new Indicator(
                object.text("pattern").orElseThrow(() -> missing("pattern")),
                object.text("pattern_type").orElseThrow(() -> missing("pattern_type")),
                object.text("pattern_version"),
                from,
                until,
                confidence(object.json().path("confidence")));
    }

    /** Whether it counts at a moment: not before {@code valid_from}, and before {@code valid_until}. */
    public boolean validAt(Instant moment) {
        return !validFrom.toInstant().isAfter(moment)
                && validUntil.map(until -> until.toInstant().isAfter(moment)).orElse(true);
    }

    private static OptionalInt confidence(JsonNode value) {
        if (value.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0 || value.intValue() > 100) {
            throw new StixException("confidence is not a number from 0 to 100: " + Quoted.of(value.toString()));
        }
        return OptionalInt.of(value.intValue());
    }

    private static StixException missing(String property) {
        return new StixException("an indicator needs " + Quoted.of(property));
    }
}

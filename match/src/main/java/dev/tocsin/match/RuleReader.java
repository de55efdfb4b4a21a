package dev.tocsin.match;

import dev.tocsin.stix.Indicator;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.pattern.PatternParser;
import dev.tocsin.stix.pattern.PatternResult;
import java.time.Instant;
import java.util.Optional;

/** Makes a rule of an indicator, or says why it is none. */
final class RuleReader {

    private RuleReader() {}

    /** @param moment at which it must not have expired */
    static Admission read(StixObject object, Instant moment) {
        if (object.revoked()) {
            return new Admission.Refused(object, new Refusal.Revoked());
        }
        try {
            return read(object, Indicator.of(object), moment);
        } catch (StixException e) {
            return new Admission.Refused(object, new Refusal.NotWhole(String.valueOf(e.getMessage())));
        }
    }

    private static Admission read(StixObject object, Indicator indicator, Instant moment) {
        if (!indicator.patternType().equals("stix")) {
            return new Admission.Refused(object, new Refusal.OtherPatternType(indicator.patternType()));
        }
        Optional<Instant> until = indicator.validUntil().map(StixTimestamp::toInstant);
        if (until.isPresent() && !until.get().isAfter(moment)) {
            return new Admission.Refused(object, new Refusal.Expired(until.get()));
        }
        return switch (PatternParser.parse(indicator.pattern())) {
            case PatternResult.Malformed(var error) ->
                new Admission.Refused(object, new Refusal.UnusablePattern(error));
            case PatternResult.Parsed(var expression, var warnings) ->
                new Admission.Admitted(new IndicatorRule(
                        object,
                        Admission.nameOf(object),
                        HeaderFields.anyOf(expression),
                        indicator.validFrom().toInstant(),
                        until));
        };
    }
}

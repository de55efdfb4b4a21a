package dev.tocsin.match;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.pattern.ObservationExpression;
import java.time.Instant;
import java.util.Optional;

/**
 * One STIX indicator, ready to be matched.
 *
 * @param indicator the object it came from
 * @param name what to call it before people; untrusted text
 * @param pattern its pattern, parsed
 * @param validFrom from when it counts
 * @param validUntil before when it counts; empty for always
 */
public record IndicatorRule(
        StixObject indicator,
        String name,
        ObservationExpression pattern,
        Instant validFrom,
        Optional<Instant> validUntil)
        implements Rule {

    /** The identifier of the indicator. */
    @Override
    public String id() {
        return indicator.id().toString();
    }
}

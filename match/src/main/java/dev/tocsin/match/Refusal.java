package dev.tocsin.match;

import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.pattern.PatternResult;
import java.time.Instant;

/** Why a shared object is no rule now. {@link #reason} is fit for a terminal. */
public sealed interface Refusal {

    /** Its creator took it back (STIX 2.1 §3.6.2). */
    record Revoked() implements Refusal {}

    /** It counted until then. */
    record Expired(Instant validUntil) implements Refusal {}

    /** Its pattern is in another language than STIX patterns. */
    record OtherPatternType(String patternType) implements Refusal {}

    /** Its pattern is not one, or has a regular expression that cannot be searched for in linear time. */
    record UnusablePattern(PatternResult.Remark remark) implements Refusal {}

    /** What STIX requires of an indicator is missing or malformed. */
    record NotWhole(String why) implements Refusal {}

    /** A later version of it is known (STIX 2.1 §3.6). */
    record Superseded(StixTimestamp by) implements Refusal {}

    /** The same version of it is known already, with the same content. */
    record Duplicate() implements Refusal {}

    /** The same version of it is known already, with other content; the first counts. */
    record Conflicting() implements Refusal {}

    /** Whether the object is the newest version that is known: one that is not changes nothing. */
    default boolean ofNewest() {
        return switch (this) {
            case Superseded ignored -> false;
            case Duplicate ignored -> false;
            case Conflicting ignored -> false;
            case Revoked ignored -> true;
            case Expired ignored -> true;
            case OtherPatternType ignored -> true;
            case UnusablePattern ignored -> true;
            case NotWhole ignored -> true;
        };
    }

    /** The reason in words, in lower case, without a full stop. */
    default String reason() {
        return switch (this) {
            case Revoked ignored -> "it is revoked";
            case Expired(var until) -> "it expired at " + until;
            case OtherPatternType(var type) -> "its pattern type is " + Quoted.of(type) + ", not \"stix\"";
            case UnusablePattern(var remark) -> "its pattern cannot be used: " + remark;
            case NotWhole(var why) -> why;
            case Superseded(var by) -> "a later version is known, modified " + by;
            case Duplicate ignored -> "it is known already";
            case Conflicting ignored -> "it is known already in the same version with other content; the first counts";
        };
    }
}

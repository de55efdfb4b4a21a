package dev.tocsin.share.contribution;

import dev.tocsin.share.record.Position;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;

/**
 * What a contributor wrote where others get something else, anonymous or without what they may not see: known to itself alone.
 *
 * @param version as it wrote it; where the object has none, that of the record
 * @param given the version that recipients know it by
 * @param givenId the id that recipients know it by
 * @param json untrusted text
 */
public record Original(
        Position position,
        StixId id,
        StixTimestamp version,
        StixId givenId,
        StixTimestamp given,
        ContentDigest digest,
        String json) {}

package dev.tocsin.share.contribution;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.record.Sight;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.time.Instant;
import java.util.Optional;

/**
 * An object that is kept for its channel and has no place there before its embargo ends.
 *
 * @param sight what its contributor saw of the channel
 * @param version the object's own, where it has one
 * @param json as it will be shared; untrusted text
 * @param until when it takes its place
 */
public record EmbargoedObject(
        EmbargoId id,
        ChannelId channel,
        Owner contributor,
        Sight sight,
        StixId object,
        Optional<StixTimestamp> version,
        String json,
        Instant until) {}

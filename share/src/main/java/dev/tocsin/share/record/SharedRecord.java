package dev.tocsin.share.record;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;

/**
 * One immutable version of a shared object in a channel.
 *
 * @param place where it stands in the feed
 * @param id the object's id
 * @param version {@code modified}, or {@code created}, or where it has neither the date on which it was added (TAXII 2.1
 *     §3.4.1)
 * @param specVersion of STIX, {@code 2.1}
 * @param json the object, equal in meaning to what was contributed; untrusted text
 */
public record SharedRecord(Place place, StixId id, StixTimestamp version, String specVersion, String json) {}

package dev.tocsin.share.record;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;

/** What there is to know of a record short of its content (TAXII 2.1 §5.3.1); see {@link SharedRecord}. */
public record ManifestEntry(Place place, StixId id, StixTimestamp version, String specVersion) {

    /** The media type in which the object can be had. */
    public String mediaType() {
        return "application/stix+json;version=" + specVersion;
    }
}

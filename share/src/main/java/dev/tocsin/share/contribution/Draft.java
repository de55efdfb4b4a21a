package dev.tocsin.share.contribution;

import dev.tocsin.share.community.Tlp;
import dev.tocsin.stix.StixObject;
import java.util.Optional;

/**
 * An object on its way into a channel.
 *
 * @param object lifted to STIX 2.1
 * @param json the same, written
 * @param tlp the strictest TLP marking on any part of it; empty where it has none, and then the channel's ceiling alone
 *     says how far it may go
 */
public record Draft(StixObject object, String json, Optional<Tlp> tlp) {

    /** The version of STIX that the object is in; cyber-observable objects need not say so (STIX 2.1 §3.2). */
    String specVersion() {
        return object.text("spec_version").orElse("2.1");
    }
}

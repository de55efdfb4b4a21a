package dev.tocsin.share.contribution;

import dev.tocsin.stix.StixObject;

/**
 * An object on its way into a channel.
 *
 * @param object lifted to STIX 2.1
 * @param json the same, written
 */
public record Draft(StixObject object, String json) {

    /** The version of STIX that the object is in; cyber-observable objects need not say so (STIX 2.1 §3.2). */
    String specVersion() {
        return object.text("spec_version").orElse("2.1");
    }
}

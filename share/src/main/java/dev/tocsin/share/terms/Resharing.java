package dev.tocsin.share.terms;

import dev.tocsin.stix.Tlp;

/** The answer to "may what was received under these terms be handed on under those?". */
public sealed interface Resharing {

    record Allowed() implements Resharing {}

    record Refused(Reason reason) implements Resharing {}

    /** Why not. */
    enum Reason {
        /** TLP:AMBER+STRICT stays in the organisation that received it. */
        STAYS_WITH_THE_MEMBER,
        /** TLP:RED is for the persons who were named. */
        FOR_NAMED_PERSONS,
        /** The contributor did not permit it. */
        NOT_PERMITTED,
        /** The new terms would permit what the received ones do not. */
        WIDER
    }

    /** Decides for a member that received something and wants to say it again, or a new version of it, where it has it from. */
    static Resharing mayRepeat(Terms received, Terms proposed) {
        return proposed.isNoWiderThan(received) ? new Allowed() : new Refused(Reason.WIDER);
    }

    /** Decides for a member that received something and wants to contribute it elsewhere. */
    static Resharing mayReshare(Terms received, Terms proposed) {
        if (received.tlp() == Tlp.RED) {
            return new Refused(Reason.FOR_NAMED_PERSONS);
        }
        if (received.tlp() == Tlp.AMBER_STRICT) {
            return new Refused(Reason.STAYS_WITH_THE_MEMBER);
        }
        if (!received.uses().contains(Use.SHARE_ON)) {
            return new Refused(Reason.NOT_PERMITTED);
        }
        return proposed.isNoWiderThan(received) ? new Allowed() : new Refused(Reason.WIDER);
    }
}

package dev.tocsin.share.token;

import dev.tocsin.share.community.Caller;

/** Who someone turned out to be by what they showed. */
public sealed interface Identified {

    /** Someone known, or someone who showed nothing and asks for nothing more than anyone may. */
    record As(Caller caller, Scopes scopes) implements Identified {

        /** By something that may be used for whatever its holder may do. */
        public As(Caller caller) {
            this(caller, Scopes.ALL);
        }
    }

    /**
     * What was shown is no token that counts. On the wire all reasons look alike; the reason is for the hub's own log.
     */
    record Unknown(Reason reason) implements Identified {}

    /** Why a token does not count. */
    enum Reason {
        MALFORMED,
        NEVER_ISSUED,
        EXPIRED,
        REVOKED
    }
}

package dev.tocsin.share.token;

import java.util.Locale;

/** A part of what a holder may do, to which a token can be kept. A scope adds nothing to what its holder may do. */
public enum Scope {
    /** Looks at what is shared, and follows it. */
    READ,
    /** Shares, and takes back what the member shared. */
    CONTRIBUTE,
    /** Runs the hub; for administrators' tokens. */
    ADMINISTER,
    /** Looks after one's own member: its tokens and certificates, the agreement, its export and leaving. */
    MEMBERSHIP;

    /** As people and programs write it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}

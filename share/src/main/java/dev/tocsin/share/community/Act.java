package dev.tocsin.share.community;

/** What a caller asks to do. */
public enum Act {
    /** Learn that the channel exists: its id, name, title, description. */
    SEE_CHANNEL,
    /** See what the channel holds. */
    READ,
    /** Add to the channel. */
    CONTRIBUTE,
    /** Take a record back from the channel. */
    WITHDRAW,
    /** See what became of a contribution. */
    SEE_STATUS,
    /** See a member's own part in the hub: its persons, agents and tokens, and end one of those tokens. */
    SEE_MEMBERSHIP,
    /** Say something for a member as a whole: accept the agreement, leave. */
    BIND_MEMBER,
    /** Add and change members, channels, admissions and tokens. */
    ADMINISTER
}

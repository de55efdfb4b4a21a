package dev.tocsin.share.community;

/** Whose something is. What a member contributes is the member's, whichever of its persons and agents did so. */
public sealed interface Owner {

    /** What its administrators contribute is the hub's. */
    record Hub() implements Owner {}

    record OfMember(MemberId member) implements Owner {}
}

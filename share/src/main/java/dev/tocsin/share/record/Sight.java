package dev.tocsin.share.record;

import dev.tocsin.share.community.Owner;

/** How much of a channel a caller may learn of. */
public sealed interface Sight {

    /** All of it: the caller may read whatever there is. */
    record Everything() implements Sight {}

    /**
     * Only what it contributed itself without seeing the rest. Others' records might as well not exist: a caller that may
     * contribute and not read is answered the same whether they do or not.
     */
    record OwnOnly(Owner contributor) implements Sight {}
}

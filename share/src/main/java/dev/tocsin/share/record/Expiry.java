package dev.tocsin.share.record;

import java.time.Instant;

/** What a channel holds no longer than its terms let it. A port; nothing that has expired is given out meanwhile. */
public interface Expiry {

    /**
     * Removes for good what has expired, in all channels, whether it is shared or held for a person.
     *
     * @return how many there were
     */
    int remove(Instant now);
}

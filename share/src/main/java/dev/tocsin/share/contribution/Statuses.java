package dev.tocsin.share.contribution;

import java.time.Instant;

/**
 * How long what became of contributions can be asked for. A port. What was shared stays, and so do the proofs of it: what ends
 * is the list of outcomes. Each call does as much as is short; what is left is done by the next.
 */
public interface Statuses {

    /**
     * Notes of contributions that are complete that they are.
     *
     * @param receivedUntil of those that came until then
     * @return how many there were
     */
    int complete(Instant receivedUntil, Instant now);

    /**
     * Removes for good the statuses of contributions of which it was noted until then that they are complete.
     *
     * @return how many there were
     */
    int forget(Instant completedUntil);
}

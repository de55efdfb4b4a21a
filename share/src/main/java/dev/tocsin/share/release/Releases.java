package dev.tocsin.share.release;

import java.time.Instant;
import java.util.List;

/** What was released to members, and that some is about to be. A port. */
public interface Releases {

    /** Keeps for good that a member reads a channel, before it is answered: whatever happens to this process, that is known. */
    void begin(Reader reader, Instant now);

    /**
     * Says in the log what was released, as far as it was not said before. All in one transaction.
     *
     * @param reading whether the member may be answered more; what {@link #begin} kept is forgotten otherwise
     */
    void settle(Reader reader, List<Stretch> released, boolean reading, Instant now);

    /**
     * Says of whoever began to read, and of whom nothing was settled since, that all of the channel up to now may have been
     * released to it: the process that answered it has ended and left nothing that would tell.
     *
     * @param before of whom nothing was settled since then
     */
    void settleAbandoned(Instant before, Instant now);
}

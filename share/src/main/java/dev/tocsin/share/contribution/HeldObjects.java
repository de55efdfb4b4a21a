package dev.tocsin.share.contribution;

import dev.tocsin.share.community.Owner;
import dev.tocsin.share.contribution.HeldObject.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is held for a person. A port; whoever calls it has asked the decision first. Nothing is decided twice. */
public interface HeldObjects {

    /** Those that wait, the oldest first, at most {@code limit} (1 or more) of them. */
    List<HeldObject> waiting(int limit);

    Optional<HeldObject> find(HeldId id);

    /**
     * Writes what was held as {@link Contributions#record} would, and ends its waiting, in one transaction.
     *
     * @return where it stands now: released, or as someone else decided before
     */
    State release(HeldObject held, Owner by, Instant when, String note, Function<Feed, Receipt> writer);

    /** Ends its waiting without sharing it; answers as {@link #release}. */
    State refuse(HeldObject held, Owner by, Instant when, String note);
}

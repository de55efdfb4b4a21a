package dev.tocsin.share.audit;

import dev.tocsin.share.community.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept of what was done. A port; nothing in it is ever changed, but its outcome added. */
public interface AuditTrail {

    /** Keeps an entry that is complete. */
    void add(AuditEntry entry);

    /** Keeps an entry durably, before what it is about is done; gives what {@link #end} needs. */
    long begin(AuditEntry entry);

    /** Adds what came of it. */
    void end(long entry, int outcome);

    /**
     * The latest entries, the last one first.
     *
     * @param of the member that acted; empty for all
     * @param notAfter leaves out later ones
     */
    List<AuditEntry> latest(Optional<MemberId> of, Instant notAfter, int limit);

    /** Forgets what is older; and the oldest beyond so many, but for what administrators did, whom no flood is to hide. */
    void forget(Instant before, long most);
}

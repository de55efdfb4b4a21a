package dev.tocsin.ledger.receipt;

import dev.tocsin.ledger.note.Checkpoint;
import java.util.List;

/** What verifying a promise or a receipt came to. */
public sealed interface Verdict {

    /**
     * The statement is in the log.
     *
     * @param entry which entry of the log it is in, from 0
     * @param checkpoint the log at the size for which this was proved
     * @param signers the names of the keys whose signatures hold, each once
     */
    record InLog(long entry, Checkpoint checkpoint, List<String> signers) implements Verdict {
        public InLog {
            signers = List.copyOf(signers);
        }
    }

    /** The hub promised to put the statement into the log: no later than with this entry. */
    record Promised(String origin, long byEntry) implements Verdict {}

    /**
     * It proves nothing.
     *
     * @param reason one line for people
     */
    record Refuted(String reason) implements Verdict {}
}

package dev.tocsin.ledger.witness;

import dev.tocsin.ledger.note.SignatureLine;
import java.util.List;

/** What became of asking a witness to cosign. */
public sealed interface Cosigning {

    /**
     * It did.
     *
     * @param lines its signatures, each verified; at least one
     */
    record Cosigned(List<SignatureLine> lines) implements Cosigning {
        public Cosigned {
            lines = List.copyOf(lines);
        }
    }

    /**
     * It has cosigned another history of this log: a larger one, or another one of the same size. A log that is told so
     * has lost entries that it once published, and must sign nothing more.
     *
     * @param size of the log as the witness knows it
     */
    record OtherHistory(long size) implements Cosigning {}

    /**
     * It did not, this time.
     *
     * @param reason one line for people
     */
    record NotNow(String reason) implements Cosigning {}
}

package dev.tocsin.ledger.receipt;

import dev.tocsin.ledger.beat.Opening;
import dev.tocsin.ledger.note.Verifier;

/** What a hub gives out about a statement: a promise at once, and a receipt after the beat. */
public sealed interface Proof permits Promise, Receipt {

    /** The statement and its salt. */
    Opening opening();

    /** Whether it proves what it says to someone who trusts these keys and nobody else. */
    Verdict verify(Verifier verifier);

    /** The document that is given out; see {@link ProofJson}. */
    default String toJson() {
        return ProofJson.write(this);
    }

    /**
     * Reads a document.
     *
     * @throws dev.tocsin.ledger.LedgerException if it is neither a promise nor a receipt, or is too large
     */
    static Proof parse(byte[] json) {
        return ProofJson.read(json);
    }
}

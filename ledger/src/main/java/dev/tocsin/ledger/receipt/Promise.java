package dev.tocsin.ledger.receipt;

import dev.tocsin.ledger.DecimalText;
import dev.tocsin.ledger.Excerpt;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.beat.Opening;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.SignatureLine;
import dev.tocsin.ledger.note.SignerKey;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.tree.Hash;
import java.time.Instant;
import java.util.List;

/**
 * A hub's signed word that a statement will be in its log. The note has four lines: {@code tocsin-promise/v1}; {@code log}
 * and the origin; {@code by} and the last entry with which it can come; {@code commitment} and the commitment.
 *
 * <p>The second line never is a number, so that no key that signed a promise signed a checkpoint by it.
 */
public record Promise(Opening opening, Note note) implements Proof {

    static final String FORMAT = "tocsin-promise/v1";

    /**
     * Makes a promise.
     *
     * @param byEntry counted from 0
     */
    public static Promise sign(Opening opening, long byEntry, SignerKey key, Instant now) {
        String text = text(key.verifier().name(), byEntry, opening.commitment());
        SignatureLine line = key.sign(text, now);
        return new Promise(opening, new Note(text, List.of(line)));
    }

    private static String text(String origin, long byEntry, Hash commitment) {
        return FORMAT + "\nlog " + origin + "\nby " + byEntry + "\ncommitment " + commitment + "\n";
    }

    @Override
    public Verdict verify(Verifier verifier) {
        try {
            String origin = value(1, "log ");
            long byEntry = DecimalText.parse(value(2, "by "))
                    .orElseThrow(() -> new LedgerException(
                            "the promise's note names no entry: " + Excerpt.of(note.text()), "get it again"));
            if (!note.text().equals(text(origin, byEntry, opening.commitment()))) {
                return new Verdict.Refuted("what the hub signed is a promise of another statement or salt than these");
            }
            boolean byLog = verifier.verify(note).stream()
                    .anyMatch(verified -> verified.key().name().equals(origin));
            return byLog
                    ? new Verdict.Promised(origin, byEntry)
                    : new Verdict.Refuted("the promise is not signed by the log it names, " + Excerpt.of(origin));
        } catch (LedgerException e) {
            return new Verdict.Refuted(e.getMessage());
        }
    }

    private String value(int line, String word) {
        List<String> lines = note.text().lines().toList();
        if (lines.size() <= line || !lines.get(line).startsWith(word)) {
            throw new LedgerException("the note is not a promise: " + Excerpt.of(note.text()), "get it again");
        }
        return lines.get(line).substring(word.length());
    }
}

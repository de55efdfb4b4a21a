package dev.tocsin.ledger.note;

import dev.tocsin.ledger.DecimalText;
import dev.tocsin.ledger.Excerpt;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.tree.Hash;
import java.util.List;

/**
 * What a log says of itself at a size (C2SP tlog-checkpoint). Lines that the specification calls extensions are refused:
 * no signature of ML-DSA-44 covers them, and no log of Tocsin's has any.
 *
 * @param origin which log
 * @param size in entries
 * @param root of the tree of that size
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final int LINES = 3;

    public Checkpoint {
        KeyName.require(origin);
        if (size < 0) {
            throw new IllegalArgumentException("a log has no negative size: " + size);
        }
    }

    /** @throws LedgerException if the text of a note is not a checkpoint */
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        // The text ends in the end of a line.
        if (lines.size() != LINES + 1 || !lines.getLast().isEmpty()) {
            throw malformed("it has three lines", text);
        }
        long size = DecimalText.parse(lines.get(1))
                .orElseThrow(() -> malformed("its second line is the log's size", lines.get(1)));
        return new Checkpoint(lines.getFirst(), size, Hash.parse(lines.get(2)));
    }

    /** The text of its note. */
    public String text() {
        return origin + "\n" + size + "\n" + root + "\n";
    }

    private static LedgerException malformed(String what, String text) {
        return new LedgerException(
                "not a checkpoint of a log: " + what + ": " + Excerpt.of(text), "take it from the log again");
    }
}

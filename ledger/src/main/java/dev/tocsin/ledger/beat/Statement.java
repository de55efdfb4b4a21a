package dev.tocsin.ledger.beat;

import dev.tocsin.ledger.Excerpt;
import dev.tocsin.ledger.LedgerException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What is committed to. The text is kept and hashed as it is, to the byte, so that nothing depends on how someone else
 * writes the same thing.
 *
 * @param kind a word such as {@code contribution}
 * @param text what it says, as JSON in the hub's writing
 */
public record Statement(String kind, String text) {

    /** The longest, in bytes of UTF-8: a contribution of ten thousand objects. */
    public static final int MAX_BYTES = 8 << 20;

    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,31}");

    /** @throws LedgerException if the kind is not a word, or the text is too long or has half a surrogate pair */
    public Statement {
        if (!KIND.matcher(kind).matches()) {
            throw new LedgerException(
                    "not a kind of statement: " + Excerpt.of(kind), "a kind has 1 to 32 small letters and hyphens");
        }
        if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new LedgerException(
                    "a statement of " + text.length() + " characters is too long",
                    "a statement has at most " + MAX_BYTES + " bytes");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new LedgerException(
                    "a statement has half a surrogate pair: " + Excerpt.of(text), "write it in UTF-8");
        }
    }
}

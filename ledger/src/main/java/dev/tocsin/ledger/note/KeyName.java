package dev.tocsin.ledger.note;

import dev.tocsin.ledger.Excerpt;
import dev.tocsin.ledger.LedgerException;

/** The name of a key (C2SP signed-note, "Format"): a URL without a scheme, as a rule. */
final class KeyName {

    private static final int LONGEST = 255;

    private KeyName() {}

    /** @throws LedgerException if it is empty, too long, or has a space, a control character or a plus */
    static String require(String name) {
        if (name.isEmpty() || name.length() > LONGEST || name.codePoints().anyMatch(KeyName::unfit)) {
            throw new LedgerException(
                    "not the name of a key: " + Excerpt.of(name),
                    "a name has 1 to " + LONGEST + " characters, none of them a space, a control character or +");
        }
        return name;
    }

    private static boolean unfit(int c) {
        return c == '+'
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE;
    }
}

package dev.tocsin.match.engine;

import dev.tocsin.match.engine.LiteralTrie.Literal;
import java.nio.charset.StandardCharsets;

/** One literal of printable ASCII looked for by itself, where that is seldom asked. It never changes and is safe to share. */
final class LiteralAlone {

    private final Literal literal;
    private final FoldedBytes plain;
    private final FoldedBytes escaped;

    LiteralAlone(Literal literal) {
        this.literal = literal;
        String written = literal.text().replace("\\", "\\\\").replace("\"", "\\\"");
        plain = new FoldedBytes(literal.text().getBytes(StandardCharsets.US_ASCII));
        escaped = written.length() == plain.length()
                ? plain
                : new FoldedBytes(written.getBytes(StandardCharsets.US_ASCII));
    }

    static boolean suits(Literal literal) {
        return literal.text().chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    Literal literal() {
        return literal;
    }

    /** Whether a text of any characters has it. */
    boolean isIn(CharSequence text) {
        int last = text.length() - literal.text().length();
        int until = literal.atBegin() ? Math.min(0, last) : last;
        for (int at = literal.atEnd() ? last : 0; at <= until; at++) {
            if (Folding.sameAt(text, at, literal.text(), false)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a value of printable characters has it.
     *
     * @param isEscaped whether the value has escapes of backslashes and quotes, or of other characters that are in no literal
     */
    boolean isIn(byte[] bytes, int from, int to, boolean isEscaped) {
        FoldedBytes wanted = isEscaped ? escaped : plain;
        int last = to - wanted.length();
        if (last < from || (literal.atBegin() && literal.atEnd() && last > from)) {
            return false;
        }
        if (literal.atBegin()) {
            return wanted.areAt(bytes, from);
        }
        int at = literal.atEnd() ? last : wanted.next(bytes, from, last);
        while (at >= 0) {
            if (wanted.areAt(bytes, at) && (!isEscaped || LiteralSkip.beginsCharacter(bytes, from, at))) {
                return true;
            }
            at = literal.atEnd() ? -1 : wanted.next(bytes, at + 1, last);
        }
        return false;
    }
}

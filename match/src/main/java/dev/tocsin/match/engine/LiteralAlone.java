package dev.tocsin.match.engine;

import dev.tocsin.match.engine.LiteralTrie.Literal;
import java.nio.charset.StandardCharsets;

/** One literal of printable ASCII looked for by itself, where that is seldom asked. It never changes and is safe to share. */
final class LiteralAlone {

    private final FoldedBytes plain;
    private final FoldedBytes escaped;
    private final boolean atBegin;
    private final boolean atEnd;

    LiteralAlone(Literal literal) {
        plain = new FoldedBytes(literal.text().getBytes(StandardCharsets.US_ASCII));
        escaped = new FoldedBytes(
                literal.text().replace("\\", "\\\\").replace("\"", "\\\"").getBytes(StandardCharsets.US_ASCII));
        atBegin = literal.atBegin();
        atEnd = literal.atEnd();
    }

    static boolean suits(Literal literal) {
        return literal.text().chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /**
     * Whether a value of printable characters has it.
     *
     * @param isEscaped whether the value has escapes of backslashes and quotes, or of other characters that are in no literal
     */
    boolean isIn(byte[] bytes, int from, int to, boolean isEscaped) {
        FoldedBytes literal = isEscaped ? escaped : plain;
        int last = to - literal.length();
        if (last < from || (atBegin && atEnd && last > from)) {
            return false;
        }
        if (atBegin) {
            return literal.areAt(bytes, from);
        }
        int at = atEnd ? last : literal.next(bytes, from, last);
        while (at >= 0) {
            if (literal.areAt(bytes, at) && (!isEscaped || LiteralSkip.beginsCharacter(bytes, from, at))) {
                return true;
            }
            at = atEnd ? -1 : literal.next(bytes, at + 1, last);
        }
        return false;
    }
}

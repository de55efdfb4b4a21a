package dev.tocsin.match.sigma;

import dev.tocsin.sigma.detection.Glob;
import java.util.BitSet;

/**
 * Whether a whole text matches a glob: from left to right, the set of positions in the text up to which the parts so far
 * can reach. Time is the product of both lengths at worst.
 */
final class GlobMatch {

    private GlobMatch() {}

    /**
     * Whether the glob matches.
     *
     * @param cased whether upper and lower case differ
     * @param characters of the text, by {@link #characters} with the same case
     */
    static boolean matches(Glob glob, boolean cased, int[] characters) {
        BitSet reached = new BitSet(characters.length + 1);
        reached.set(0);
        for (Glob.Part part : glob.parts()) {
            reached = switch (part) {
                case Glob.Literal(String literal) -> after(characters(literal, cased), characters, reached);
                case Glob.AnyCharacter any -> afterOne(characters.length, reached);
                case Glob.AnyRun run -> fromFirst(characters.length, reached);
                case Glob.Placeholder(String name) ->
                    throw new IllegalArgumentException("the placeholder " + name + " has no value");
            };
            if (reached.isEmpty()) {
                return false;
            }
        }
        return reached.get(characters.length);
    }

    private static BitSet after(int[] literal, int[] text, BitSet reached) {
        BitSet next = new BitSet(text.length + 1);
        for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
            if (standsAt(literal, text, at)) {
                next.set(at + literal.length);
            }
        }
        return next;
    }

    private static boolean standsAt(int[] literal, int[] text, int at) {
        if (at + literal.length > text.length) {
            return false;
        }
        for (int i = 0; i < literal.length; i++) {
            if (literal[i] != text[at + i]) {
                return false;
            }
        }
        return true;
    }

    private static BitSet afterOne(int length, BitSet reached) {
        BitSet next = new BitSet(length + 1);
        reached.stream().filter(at -> at < length).forEach(at -> next.set(at + 1));
        return next;
    }

    private static BitSet fromFirst(int length, BitSet reached) {
        BitSet next = new BitSet(length + 1);
        next.set(reached.nextSetBit(0), length + 1);
        return next;
    }

    /** The code points of a text, folded unless upper and lower case differ. */
    static int[] characters(String text, boolean cased) {
        return text.codePoints().map(c -> cased ? c : CaseFolding.fold(c)).toArray();
    }
}

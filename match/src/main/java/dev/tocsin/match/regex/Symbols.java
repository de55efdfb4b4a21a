package dev.tocsin.match.regex;

import java.util.BitSet;

/**
 * A set of symbols. All that an expression of ASCII characters can tell apart are those characters, the two letters beyond
 * ASCII that are a case of an ASCII letter (Unicode's simple case folding), and all other code points together.
 */
final class Symbols {

    /** How many symbols there are. */
    static final int COUNT = 131;

    private static final int ASCII = 128;
    private static final int LONG_S = 128;
    private static final int KELVIN = 129;
    private static final int OTHER = 130;

    private final BitSet bits;

    private Symbols(BitSet bits) {
        this.bits = bits;
    }

    static Symbols none() {
        return new Symbols(new BitSet(COUNT));
    }

    static Symbols all() {
        return none().negated();
    }

    /** The ASCII characters from one to another, both included. */
    static Symbols range(char from, char to) {
        BitSet bits = new BitSet(COUNT);
        bits.set(from, to + 1);
        return new Symbols(bits);
    }

    static Symbols of(String characters) {
        BitSet bits = new BitSet(COUNT);
        characters.chars().forEach(bits::set);
        return new Symbols(bits);
    }

    /** The symbol of a code point. */
    static int of(int codePoint) {
        if (codePoint < ASCII) {
            return codePoint;
        }
        return switch (codePoint) {
            case '\u017F' -> LONG_S;
            case '\u212A' -> KELVIN;
            default -> OTHER;
        };
    }

    boolean contains(int symbol) {
        return bits.get(symbol);
    }

    Symbols with(Symbols others) {
        BitSet sum = (BitSet) bits.clone();
        sum.or(others.bits);
        return new Symbols(sum);
    }

    Symbols negated() {
        BitSet rest = (BitSet) bits.clone();
        rest.flip(0, COUNT);
        return new Symbols(rest);
    }

    /** With every other case of what is in it. */
    Symbols inAnyCase() {
        BitSet folded = (BitSet) bits.clone();
        for (char lower = 'a'; lower <= 'z'; lower++) {
            char upper = Character.toUpperCase(lower);
            if (bits.get(lower) || bits.get(upper)) {
                folded.set(lower);
                folded.set(upper);
            }
        }
        if (folded.get('s')) {
            folded.set(LONG_S);
        }
        if (folded.get('k')) {
            folded.set(KELVIN);
        }
        return new Symbols(folded);
    }
}

package dev.tocsin.match.engine;

/** Upper and lower case taken for the same, as Sigma does it: one code point at a time, whatever the language. */
final class Folding {

    /** First bytes of U+0130 and U+0131, dotted and dotless i; of U+017F, long s; of U+212A, the sign for kelvin. */
    private static final byte LATIN_I = (byte) 0xc4;

    private static final byte LATIN_S = (byte) 0xc5;
    private static final byte KELVIN = (byte) 0xe2;
    private static final byte KELVIN_2 = (byte) 0x84;

    private Folding() {}

    static int fold(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= 'A' && codePoint <= 'Z' ? codePoint | ' ' : codePoint;
        }
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    /** Whether a character beyond ASCII among these bytes of UTF-8 may become one of ASCII when it is folded. */
    static boolean mayBecomeAscii(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            byte b = bytes[i];
            if (b < 0 && (b == LATIN_I || b == LATIN_S || (b == KELVIN && bytes[i + 1] == KELVIN_2))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text has another one at a place; folding keeps the number of UTF-16 units of a character. */
    static boolean sameAt(CharSequence text, int at, CharSequence other, boolean cased) {
        if (at < 0 || at + other.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < other.length(); i++) {
            char one = text.charAt(at + i);
            char two = other.charAt(i);
            if (one != two && (cased || !foldAlike(text, at + i, other, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean foldAlike(CharSequence text, int at, CharSequence other, int otherAt) {
        if (otherAt > 0 && Character.isLowSurrogate(other.charAt(otherAt))) {
            return fold(Character.codePointBefore(text, at + 1)) == fold(Character.codePointBefore(other, otherAt + 1));
        }
        return fold(Character.codePointAt(text, at)) == fold(Character.codePointAt(other, otherAt));
    }

    static String fold(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int code = Character.codePointAt(text, i);
            out.appendCodePoint(fold(code));
            i += Character.charCount(code);
        }
        return out.toString();
    }

    /**
     * Folds a text, in UTF-8.
     *
     * @param into has room for three bytes for each unit of the text
     * @return how many bytes it takes; half a character is a question mark, as where Java encodes it
     */
    static int fold(CharSequence text, byte[] into) {
        int end = 0;
        for (int i = 0; i < text.length(); ) {
            int code = Character.codePointAt(text, i);
            i += Character.charCount(code);
            int folded = fold(code);
            if (folded < 0x80) {
                into[end++] = (byte) folded;
            } else if (folded < 0x800) {
                into[end++] = (byte) (0xc0 | folded >>> 6);
                into[end++] = (byte) (0x80 | (folded & 0x3f));
            } else if (Character.isBmpCodePoint(folded) && Character.isSurrogate((char) folded)) {
                into[end++] = '?';
            } else if (folded < 0x10000) {
                into[end++] = (byte) (0xe0 | folded >>> 12);
                into[end++] = (byte) (0x80 | ((folded >>> 6) & 0x3f));
                into[end++] = (byte) (0x80 | (folded & 0x3f));
            } else {
                into[end++] = (byte) (0xf0 | folded >>> 18);
                into[end++] = (byte) (0x80 | ((folded >>> 12) & 0x3f));
                into[end++] = (byte) (0x80 | ((folded >>> 6) & 0x3f));
                into[end++] = (byte) (0x80 | (folded & 0x3f));
            }
        }
        return end;
    }
}

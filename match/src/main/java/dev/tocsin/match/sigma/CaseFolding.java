package dev.tocsin.match.sigma;

/** Text without the difference of upper and lower case, as Sigma compares it (Sigma rules specification, "Value modifiers"). */
final class CaseFolding {

    private CaseFolding() {}

    /** Each code point by itself, in no language: through upper to lower case. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().map(CaseFolding::fold).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    static int fold(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }
}

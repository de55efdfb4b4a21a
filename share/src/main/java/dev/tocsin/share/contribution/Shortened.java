package dev.tocsin.share.contribution;

/**
 * Untrusted text made fit to be kept: at most {@value #MAX_LENGTH} characters (UTF-16) of it, with U+FFFD for what no
 * database holds as text (NUL, half a surrogate pair). It is not made fit for a terminal.
 */
final class Shortened {

    static final int MAX_LENGTH = 400;

    private Shortened() {}

    static String of(String text) {
        String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, whole(text, MAX_LENGTH - 1)) + "…";
        int[] fit = cut.codePoints().map(c -> unfit(c) ? 0xFFFD : c).toArray();
        return new String(fit, 0, fit.length);
    }

    /** The end, or one before it where a surrogate pair lies across it. */
    private static int whole(String text, int end) {
        return Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end)) ? end - 1 : end;
    }

    private static boolean unfit(int c) {
        return c == 0 || Character.getType(c) == Character.SURROGATE;
    }
}

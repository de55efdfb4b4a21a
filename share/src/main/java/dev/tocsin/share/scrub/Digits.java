package dev.tocsin.share.scrub;

/** The ASCII digits of a text. */
final class Digits {

    private Digits() {}

    /** Nothing but the digits. */
    static String of(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(Digits::isDigit).forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}

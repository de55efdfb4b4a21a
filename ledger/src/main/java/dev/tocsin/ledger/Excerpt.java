package dev.tocsin.ledger;

/** Untrusted text made fit for a message on one line. */
public final class Excerpt {

    private static final int LONGEST = 80;

    private Excerpt() {}

    /** The text in double quotes, at most 80 characters of it; what is not plain printable ASCII or a letter becomes {@code ?}. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).map(c -> printable(c) ? c : '?').forEach(shown::appendCodePoint);
        if (text.codePointCount(0, text.length()) > LONGEST) {
            shown.append('…');
        }
        return shown.append('"').toString();
    }

    private static boolean printable(int c) {
        return (c >= ' ' && c < 0x7f && c != '"') || Character.isLetterOrDigit(c) || c == '—';
    }
}

package dev.tocsin.sigma.problem;

/** Untrusted text made fit for a message on one line: quoted, shortened, control characters shown as escapes. */
public final class Quoted {

    private static final int LONGEST_SHOWN = 120;

    private Quoted() {}

    /** The text in double quotes, at most 120 characters of it, without anything that could move a cursor. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder().append('"');
        int shown = 0;
        for (int i = 0; i < text.length() && shown < LONGEST_SHOWN; shown++) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            append(out, c);
            if (shown == LONGEST_SHOWN - 1 && i < text.length()) {
                out.append('…');
            }
        }
        return out.append('"').toString();
    }

    /** The same without the quotation marks, for names of files and keys. */
    public static String line(String text) {
        String quoted = of(text);
        return quoted.substring(1, quoted.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static void append(StringBuilder out, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> out.append("\\u{%x}".formatted(c));
            default -> {
                if (c == '"' || c == '\\') {
                    out.append('\\');
                }
                out.appendCodePoint(c);
            }
        }
    }
}

package dev.tocsin.telemetry;

import dev.tocsin.telemetry.frame.Slice;
import java.nio.charset.StandardCharsets;

/** The beginning of something untrusted, made fit for a message on one line. */
final class Excerpt {

    private static final int LONGEST_SHOWN = 60;

    private Excerpt() {}

    /** In double quotes. */
    static String of(String text) {
        return '"' + printable(text) + '"';
    }

    /** In double quotes. */
    static String of(Slice text) {
        return of(new String(text.head(LONGEST_SHOWN * 4), StandardCharsets.UTF_8));
    }

    /** Without quotes. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder();
        int shown = 0;
        int i = 0;
        for (; i < text.length() && shown < LONGEST_SHOWN; shown++) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.UNASSIGNED,
                        Character.PRIVATE_USE -> out.append("\\u{%x}".formatted(c));
                default -> out.appendCodePoint(c);
            }
        }
        return i < text.length() ? out.append('…').toString() : out.toString();
    }
}

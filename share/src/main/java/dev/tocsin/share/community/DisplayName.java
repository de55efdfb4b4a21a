package dev.tocsin.share.community;

import dev.tocsin.stix.Quoted;

/** A line of text that people read: a member's name, a channel's title, a token's label. */
public final class DisplayName {

    /** In characters (UTF-16). */
    public static final int MAX_LENGTH = 200;

    private DisplayName() {}

    /**
     * The text without white space around it.
     *
     * @throws MalformedName if nothing is left, if it is too long, or if it has a character that could move a cursor
     *     or hide (control, format, line separator, lone surrogate)
     */
    public static String of(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_LENGTH) {
            throw new MalformedName("a name has 1 to " + MAX_LENGTH + " characters: " + Quoted.of(text));
        }
        if (stripped.codePoints().anyMatch(DisplayName::unprintable)) {
            throw new MalformedName("a name is one line of printable text: " + Quoted.of(text));
        }
        return stripped;
    }

    private static boolean unprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}

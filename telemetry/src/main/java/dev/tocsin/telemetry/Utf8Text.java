package dev.tocsin.telemetry;

import dev.tocsin.telemetry.frame.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text read from bytes.
 *
 * @param repaired whether the bytes were no UTF-8 and what was not was read as U+FFFD
 */
record Utf8Text(String text, boolean repaired) {

    static Utf8Text of(Slice bytes) {
        // Both ways give U+FFFD for what is malformed; the check says whether there was any.
        String text = new String(bytes.buffer(), bytes.start(), bytes.length(), StandardCharsets.UTF_8);
        return new Utf8Text(text, text.indexOf('\ufffd') >= 0 && !isValid(bytes));
    }

    static boolean isValid(Slice bytes) {
        if (isAscii(bytes)) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.buffer(), bytes.start(), bytes.length()));
            return true;
        } catch (CharacterCodingException e) {
            // The decoder's way of saying no.
            return false;
        }
    }

    private static boolean isAscii(Slice bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.at(i) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The text with U+FFFD for each half of a surrogate pair without the other; the same object if there is none. */
    static String withoutLoneSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder(text);
        boolean any = false;
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < out.length() && Character.isLowSurrogate(out.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                out.setCharAt(i, '\ufffd');
                any = true;
            }
        }
        return any ? out.toString() : text;
    }
}

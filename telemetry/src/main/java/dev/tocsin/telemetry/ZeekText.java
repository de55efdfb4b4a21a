package dev.tocsin.telemetry;

import dev.tocsin.telemetry.frame.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text as Zeek's ASCII writer escapes it: bytes as <code>&#92;xNN</code>, a backslash doubled. */
final class ZeekText {

    private ZeekText() {}

    /** The parts between separators; one more than there are separators. */
    static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0 && !separator.isEmpty(); at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    /**
     * The text that was escaped. Bytes that are no UTF-8 stay <code>&#92;xNN</code>, which is how Zeek's JSON writer
     * gives them too; so does a backslash that begins no escape.
     */
    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        byte[] escaped = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length);
        for (int i = 0; i < escaped.length; i++) {
            int left = escaped.length - i - 1;
            if (escaped[i] == '\\' && left >= 1 && escaped[i + 1] == '\\') {
                bytes.write('\\');
                i++;
            } else if (escaped[i] == '\\' && left >= 3 && escaped[i + 1] == 'x' && hex(escaped, i + 2) >= 0) {
                bytes.write(hex(escaped, i + 2));
                i += 3;
            } else {
                bytes.write(escaped[i]);
            }
        }
        byte[] plain = bytes.toByteArray();
        return Utf8Text.isValid(new Slice(plain, 0, plain.length))
                ? new String(plain, StandardCharsets.UTF_8)
                : withEscapesForWhatIsNoText(plain);
    }

    private static String withEscapesForWhatIsNoText(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        // An escape is four characters for a byte.
        CharBuffer out = CharBuffer.allocate(bytes.length * 4);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put("\\x%02x".formatted(in.get() & 0xff));
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** The byte that two hexadecimal digits stand for; -1 if they are none. */
    private static int hex(byte[] text, int at) {
        int high = Character.digit(text[at], 16);
        int low = Character.digit(text[at + 1], 16);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }
}

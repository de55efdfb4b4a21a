package dev.tocsin.sigma.detection;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A value on its way through encodings (modifiers appendix, Encoding): text, or the bytes that an encoding made of it. When
 * {@code base64} or {@code base64offset} takes text, it takes its UTF-8.
 */
final class Encoding {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xff, (byte) 0xfe};

    private Encoding() {}

    /**
     * The value after one encoding; several after {@code base64offset}. Bytes are held one to a character.
     *
     * @param isBytes whether the text is bytes already
     */
    static List<String> apply(Modifier modifier, String text, boolean isBytes) {
        byte[] bytes = text.getBytes(isBytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return switch (modifier) {
            case WIDE, UTF16LE -> List.of(wide(text, StandardCharsets.UTF_16LE, new byte[0]));
            case UTF16BE -> List.of(wide(text, StandardCharsets.UTF_16BE, new byte[0]));
            case UTF16 -> List.of(wide(text, StandardCharsets.UTF_16LE, BYTE_ORDER_MARK));
            case BASE64 -> List.of(Base64.getEncoder().encodeToString(bytes));
            case BASE64OFFSET -> base64AtOffsets(bytes);
            default -> throw new IllegalArgumentException(modifier + " is no encoding");
        };
    }

    private static String wide(String text, Charset charset, byte[] mark) {
        return new String(mark, StandardCharsets.ISO_8859_1)
                + new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    /**
     * The characters that stand in the Base64 text of any longer value that has these bytes in it, for each of the three
     * positions they can have in a group of three bytes. Characters at the ends, in which a neighbour has a part, are left
     * out.
     */
    private static List<String> base64AtOffsets(byte[] bytes) {
        List<String> found = new ArrayList<>();
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // Six bits a character: the first that is all of the value, and the one after the last that is.
            int from = (offset * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            if (from < to) {
                found.add(encoded.substring(from, to));
            }
        }
        return found;
    }
}

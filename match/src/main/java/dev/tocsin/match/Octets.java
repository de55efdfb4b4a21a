package dev.tocsin.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

/** Binary values in their native form, whatever JSON writes for them (STIX 2.1 §9.6.3, §9.6.4). */
final class Octets {

    private Octets() {}

    /** Whether the value is of a binary property: one whose name ends in {@code _hex} or {@code _bin}. */
    static boolean isBinary(PathWalk.Found found) {
        return found.property().endsWith("_hex") || found.property().endsWith("_bin");
    }

    /** The octets of a binary value, or of a string in which each code point is one; nothing where it has none. */
    static Optional<byte[]> of(PathWalk.Found found) {
        if (!found.value().isTextual()) {
            return Optional.empty();
        }
        String text = found.value().textValue();
        try {
            if (found.property().endsWith("_hex")) {
                return Optional.of(HexFormat.of().parseHex(text));
            }
            if (found.property().endsWith("_bin")) {
                return Optional.of(
                        Base64.getDecoder().decode(text.replace("\n", "").replace("\r", "")));
            }
        } catch (IllegalArgumentException e) {
            // What is not hexadecimal or base64 is no binary value.
            return Optional.empty();
        }
        return ofText(text);
    }

    /** Code points U+0000 to U+00FF as octets; nothing where there is a higher one (STIX 2.1 §9.2). */
    static Optional<byte[]> ofText(String text) {
        return text.chars().allMatch(c -> c <= 0xff)
                ? Optional.of(text.getBytes(StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    static Optional<byte[]> ofHex(String hex) {
        return Optional.of(HexFormat.of().parseHex(hex));
    }

    static String asText(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** Unsigned, the longer of two otherwise equal values being the greater; empty where one has no octets. */
    static OptionalInt compare(Optional<byte[]> value, Optional<byte[]> constant) {
        return value.isPresent() && constant.isPresent()
                ? OptionalInt.of(Arrays.compareUnsigned(value.get(), constant.get()))
                : OptionalInt.empty();
    }
}

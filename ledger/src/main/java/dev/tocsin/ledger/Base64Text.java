package dev.tocsin.ledger;

import java.util.Base64;
import java.util.Optional;

/** Base 64 with padding (RFC 4648 §4), as every format of the log uses it: one text for each sequence of bytes. */
public final class Base64Text {

    private Base64Text() {}

    public static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes that are written so; nothing for any other text, also where only its padding or last bits are off. */
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return of(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

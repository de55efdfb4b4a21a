package dev.tocsin.share.community;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The one way in which Tocsin writes a UUID: 36 characters in lower case (RFC 9562 §4). */
public final class UuidText {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private UuidText() {}

    /** The UUID that is written so, or nothing for any other text. */
    public static Optional<UUID> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}

package dev.tocsin.share.community;

import java.util.Optional;
import java.util.UUID;

/** What a channel is known by, for good: its TAXII collection id (TAXII 2.1 §5.1.1). */
public record ChannelId(UUID uuid) {

    public static ChannelId random() {
        return new ChannelId(UUID.randomUUID());
    }

    /** The id that is written so, or nothing where the text is no UUID in lower case. */
    public static Optional<ChannelId> parse(String text) {
        return UuidText.parse(text).map(ChannelId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}

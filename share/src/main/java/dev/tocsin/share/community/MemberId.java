package dev.tocsin.share.community;

import java.util.Optional;
import java.util.UUID;

/** What a member is known by, for good; its name may change. */
public record MemberId(UUID uuid) {

    public static MemberId random() {
        return new MemberId(UUID.randomUUID());
    }

    /** The id that is written so, or nothing where the text is no UUID in lower case. */
    public static Optional<MemberId> parse(String text) {
        return UuidText.parse(text).map(MemberId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}

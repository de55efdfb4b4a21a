package dev.tocsin.share.contribution;

import dev.tocsin.share.community.UuidText;
import java.util.Optional;
import java.util.UUID;

/** What a contribution is known by: its TAXII status id (TAXII 2.1 §4.3). */
public record ContributionId(UUID uuid) {

    public static ContributionId random() {
        return new ContributionId(UUID.randomUUID());
    }

    /** The id that is written so, or nothing where the text is no UUID in lower case. */
    public static Optional<ContributionId> parse(String text) {
        return UuidText.parse(text).map(ContributionId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}

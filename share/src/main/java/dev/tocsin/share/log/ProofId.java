package dev.tocsin.share.log;

import dev.tocsin.share.community.UuidText;
import dev.tocsin.share.contribution.ContributionId;
import java.util.Optional;
import java.util.UUID;

/** What a proof is asked for by; that of a contribution has the contribution's own id. */
public record ProofId(UUID uuid) {

    public static ProofId random() {
        return new ProofId(UUID.randomUUID());
    }

    public static ProofId of(ContributionId contribution) {
        return new ProofId(contribution.uuid());
    }

    /** The id that is written so, or nothing where the text is no UUID in lower case. */
    public static Optional<ProofId> parse(String text) {
        return UuidText.parse(text).map(ProofId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}

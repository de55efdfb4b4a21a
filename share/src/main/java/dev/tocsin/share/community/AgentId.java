package dev.tocsin.share.community;

import java.util.Optional;
import java.util.UUID;

/** What an agent of a member, a named program, is known by. */
public record AgentId(UUID uuid) {

    public static AgentId random() {
        return new AgentId(UUID.randomUUID());
    }

    /** The id that is written so, or nothing where the text is no UUID in lower case. */
    public static Optional<AgentId> parse(String text) {
        return UuidText.parse(text).map(AgentId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}

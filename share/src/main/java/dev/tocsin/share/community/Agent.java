package dev.tocsin.share.community;

import java.time.Instant;

/**
 * A program that acts for a member, such as a guard.
 *
 * @param name unique among the member's agents
 */
public record Agent(AgentId id, MemberId member, String name, Instant created) {

    /** @throws MalformedName if the name is not one line of printable text */
    public Agent {
        name = DisplayName.of(name);
    }
}

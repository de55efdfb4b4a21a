package dev.tocsin.share.community;

import java.time.Instant;

/**
 * An organisation that takes part.
 *
 * @param name what people call it; unique on a hub
 * @param created when it was added, to the microsecond
 */
public record Member(MemberId id, String name, MemberKind kind, Instant created) {

    /** @throws MalformedName if the name is not one line of printable text */
    public Member {
        name = DisplayName.of(name);
    }
}

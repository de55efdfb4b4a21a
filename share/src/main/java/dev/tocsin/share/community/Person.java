package dev.tocsin.share.community;

import java.time.Instant;

/**
 * Somebody who acts for a member. Name and contact are for the administrator and the member itself; they stand in no feed,
 * no log and no answer to anybody else.
 *
 * @param name unique among the member's persons
 */
public record Person(PersonId id, MemberId member, String name, EmailAddress contact, Instant created) {

    /** @throws MalformedName if the name is not one line of printable text */
    public Person {
        name = DisplayName.of(name);
    }
}

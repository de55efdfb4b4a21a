package dev.tocsin.share.community;

import dev.tocsin.stix.Quoted;
import java.time.Instant;
import java.util.Set;

/**
 * An organisation that takes part.
 *
 * @param name what people call it; unique on a hub
 * @param sectors what it keeps going; may be empty
 * @param legalEntity whether it is verified. Whoever counts independent members counts verified ones alone: nobody is
 *     kept from inventing the others
 * @param created when it was added, to the microsecond
 */
public record Member(
        MemberId id, String name, MemberKind kind, Set<Sector> sectors, LegalEntity legalEntity, Instant created) {

    /** What a hub calls whoever runs it; no member is called so. */
    private static final String RESERVED = "administrator";

    /** @throws MalformedName if the name is not one line of printable text, or would pass for another's */
    public Member {
        name = nameOf(name);
        sectors = Set.copyOf(sectors);
    }

    /**
     * A name that a member can have.
     *
     * @throws MalformedName if it is not one line of printable text, or would pass for the administrator's
     */
    public static String nameOf(String text) {
        String name = DisplayName.of(text);
        if (name.equalsIgnoreCase(RESERVED)) {
            throw new MalformedName("no member is called " + Quoted.of(name) + ": it is who runs the hub");
        }
        return name;
    }

    /** A member of which nothing more is known yet. */
    public static Member unverified(MemberId id, String name, MemberKind kind, Instant created) {
        return new Member(id, name, kind, Set.of(), new LegalEntity.Unverified(), created);
    }

    public Member ofKind(MemberKind other) {
        return new Member(id, name, other, sectors, legalEntity, created);
    }

    public Member in(Set<Sector> others) {
        return new Member(id, name, kind, others, legalEntity, created);
    }

    public Member known(LegalEntity as) {
        return new Member(id, name, kind, sectors, as, created);
    }
}

package dev.tocsin.share.invitation;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.DisplayName;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberKind;
import dev.tocsin.share.community.Right;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An invitation as it is kept, without its code.
 *
 * @param member what the new member will be called
 * @param person who is to join for it; empty once that is over, since nobody needs the name any more
 * @param places where it will be admitted, each channel once
 * @param ended when it was used or revoked
 */
public record Invitation(
        InvitationId id,
        String member,
        MemberKind kind,
        Optional<String> person,
        List<Place> places,
        Instant created,
        Instant expires,
        Optional<Ended> ended) {

    /** @throws dev.tocsin.share.community.MalformedName if nobody can have one of the names */
    public Invitation {
        member = Member.nameOf(member);
        person = person.map(DisplayName::of);
        places = List.copyOf(places);
    }

    /** A channel, and what the member may do there. */
    public record Place(ChannelId channel, Set<Right> rights) {
        public Place {
            rights = Set.copyOf(rights);
        }
    }

    /** How it came to an end before its time was over. */
    public record Ended(How how, Instant when) {
        public enum How {
            USED,
            REVOKED
        }
    }

    /** Whether it can be used at a moment. */
    public boolean isOpen(Instant now) {
        return ended.isEmpty() && now.isBefore(expires);
    }
}

package dev.tocsin.hub.admin;

import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Administration;
import dev.tocsin.share.DepartureDesk;
import dev.tocsin.share.community.Addition;
import dev.tocsin.share.community.LegalEntity;
import dev.tocsin.share.community.MalformedName;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberKind;
import dev.tocsin.share.community.Sector;
import dev.tocsin.stix.Quoted;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /admin/v1/members}. */
final class MemberEndpoints {

    private final Administration administration;
    private final DepartureDesk departures;
    private final Lookup lookup;
    private final InstantSource clock;

    MemberEndpoints(Administration administration, DepartureDesk departures, InstantSource clock) {
        this.departures = departures;
        this.clock = clock;
        this.administration = administration;
        this.lookup = new Lookup(administration);
    }

    Reply list(Asked asked) {
        return AdminApi.ok(AdminJson.list(
                "members",
                Granted.of(administration.members(asked.caller())).stream()
                        .map(AdminJson::member)
                        .toList()));
    }

    Reply get(Asked asked) {
        return AdminApi.ok(AdminJson.member(lookup.member(asked.caller(), asked.path("member"))));
    }

    Reply add(Asked asked) {
        Wanted wanted = Wanted.in(asked, Set.of("name", "kind"));
        String name = wanted.text("name");
        MemberKind kind = Wanted.constant("kind", wanted.text("kind"), MemberKind.class);
        lookup.memberNamed(asked.caller(), name).ifPresent(there -> {
            throw taken(there.name());
        });
        try {
            return switch (Granted.of(administration.addMember(asked.caller(), name, kind))) {
                case Addition.Added<Member>(Member member) -> AdminApi.created(AdminJson.member(member));
                case Addition.NameTaken<Member>(String there) -> throw taken(there);
            };
        } catch (MalformedName e) {
            throw Wanted.bad(String.valueOf(e.getMessage()));
        }
    }

    /** Changes what the request names, and leaves the rest. */
    Reply change(Asked asked) {
        Wanted wanted = Wanted.in(asked, Set.of("kind", "sectors", "verified", "verified_by", "grounds"));
        Member member = lookup.member(asked.caller(), asked.path("member"));
        if (wanted.has("kind")) {
            member = member.ofKind(Wanted.constant("kind", wanted.text("kind"), MemberKind.class));
        }
        if (wanted.has("sectors")) {
            member = member.in(wanted.texts("sectors").stream()
                    .map(written -> Wanted.constant("sectors", written, Sector.class))
                    .collect(Collectors.toUnmodifiableSet()));
        }
        if (wanted.has("verified")) {
            member = member.known(legalEntity(wanted));
        } else if (wanted.has("verified_by") || wanted.has("grounds")) {
            throw Wanted.bad("verified_by and grounds go with verified");
        }
        return AdminApi.ok(AdminJson.member(Granted.of(administration.update(asked.caller(), member))));
    }

    private LegalEntity legalEntity(Wanted wanted) {
        if (!wanted.flag("verified")) {
            return new LegalEntity.Unverified();
        }
        try {
            return new LegalEntity.Verified(
                    wanted.text("verified_by"), clock.instant().truncatedTo(ChronoUnit.MICROS), wanted.text("grounds"));
        } catch (MalformedName e) {
            throw Wanted.bad(String.valueOf(e.getMessage()));
        }
    }

    /** Ends the membership, with nothing taken along: what a member wrote, the member alone has. */
    Reply remove(Asked asked) {
        Member member = lookup.member(asked.caller(), asked.path("member"));
        if (Granted.of(departures.remove(asked.caller(), member.id())).isEmpty()) {
            throw new ProblemException(Problem.NOT_FOUND); // someone else was quicker
        }
        return Reply.empty(204);
    }

    private static ProblemException taken(String name) {
        return new ProblemException(Problem.NAME_TAKEN, "there is a member " + Quoted.of(name));
    }
}

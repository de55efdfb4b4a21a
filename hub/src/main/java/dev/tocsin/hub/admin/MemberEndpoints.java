package dev.tocsin.hub.admin;

import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Administration;
import dev.tocsin.share.community.Addition;
import dev.tocsin.share.community.MalformedName;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberKind;
import dev.tocsin.stix.Quoted;
import java.util.Set;

/** {@code /admin/v1/members}. */
final class MemberEndpoints {

    private final Administration administration;
    private final Lookup lookup;

    MemberEndpoints(Administration administration) {
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

    private static ProblemException taken(String name) {
        return new ProblemException(Problem.NAME_TAKEN, "there is a member " + Quoted.of(name));
    }
}

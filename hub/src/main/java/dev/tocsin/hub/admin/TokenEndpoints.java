package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Administration;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.community.AgentId;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.MalformedName;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.token.TokenId;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.taxii.TaxiiTimestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /admin/v1/tokens}. */
final class TokenEndpoints {

    private static final String ADMINISTRATOR = "administrator";

    private final TokenDesk tokens;
    private final Administration administration;
    private final Lookup lookup;
    private final InstantSource clock;

    TokenEndpoints(TokenDesk tokens, Administration administration, InstantSource clock) {
        this.tokens = tokens;
        this.administration = administration;
        this.lookup = new Lookup(administration);
        this.clock = clock;
    }

    Reply list(Asked asked) {
        var all = Granted.of(tokens.tokens(asked.caller()));
        Map<MemberId, String> names = Granted.of(administration.members(asked.caller())).stream()
                .collect(Collectors.toMap(Member::id, Member::name));
        Instant now = clock.instant();
        return AdminApi.ok(AdminJson.list(
                "tokens",
                all.stream()
                        .map(token -> AdminJson.token(token, holderName(token.bearer(), names), now))
                        .toList()));
    }

    /** The answer carries the secret, this once. */
    Reply issue(Asked asked) {
        Wanted wanted = Wanted.in(asked, Set.of("member", "administrator", "label", "expires"));
        Optional<Instant> expires = wanted.optionalText("expires").map(this::inFuture);
        Caller.Known bearer = new Caller.Administrator();
        String name = ADMINISTRATOR;
        if (!wanted.flag("administrator")) {
            Member member = lookup.member(asked.caller(), wanted.text("member"));
            bearer = new Caller.MemberCaller(member.id(), new Holder.OfAgent(AgentId.random()));
            name = member.name();
        }
        try {
            TokenDesk.Issued issued = Granted.of(tokens.issue(
                    asked.caller(), bearer, wanted.optionalText("label").orElse(name), expires));
            ObjectNode json = AdminJson.token(issued.token(), name, clock.instant());
            return AdminApi.created(json.put("secret", issued.secret().reveal()));
        } catch (MalformedName e) {
            throw Wanted.bad(String.valueOf(e.getMessage()));
        }
    }

    Reply revoke(Asked asked) {
        String written = asked.path("token");
        Optional<TokenId> id = TokenId.parse(written);
        // Asked of the desk first in any case: whoever is no administrator learns nothing of shapes either.
        boolean revoked = Granted.of(tokens.revoke(asked.caller(), id.orElseGet(TokenId::random)));
        if (!revoked) {
            throw new ProblemException(
                    Problem.NOT_FOUND,
                    "no token " + Quoted.of(written),
                    Optional.of("list them with: tocsin token list"));
        }
        return Reply.empty(204);
    }

    private Instant inFuture(String written) {
        try {
            Instant moment = TaxiiTimestamp.read(written);
            if (moment.isAfter(clock.instant())) {
                return moment;
            }
        } catch (StixException e) {
            throw Wanted.bad("expires: " + e.getMessage());
        }
        throw Wanted.bad("expires is in the past: " + Quoted.of(written));
    }

    private static String holderName(Caller.Known bearer, Map<MemberId, String> names) {
        return switch (bearer) {
            case Caller.Administrator() -> ADMINISTRATOR;
            case Caller.MemberCaller member -> names.getOrDefault(member.member(), "");
        };
    }
}

package dev.tocsin.hub.admin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.hub.oidc.OidcProvider;
import dev.tocsin.hub.oidc.Verdict;
import dev.tocsin.share.Membership;
import dev.tocsin.share.MembershipDesk;
import dev.tocsin.share.community.MalformedName;
import dev.tocsin.share.token.Binding;
import dev.tocsin.share.token.Means;
import dev.tocsin.share.token.OidcSubject;
import dev.tocsin.share.token.ShownCertificate;
import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenId;
import io.helidon.webserver.http.HttpRouting;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A member's own part in the hub, for those who act for it. */
public final class MembershipApi {

    private static final String TOKENS = "tokens";
    private static final String CERTIFICATES = "certificates";
    private static final String LOGINS = "logins";

    private final Door door;
    private final MembershipDesk desk;
    private final Optional<OidcProvider> provider;
    private final InstantSource clock;

    /** @param provider whose logins people can bind to themselves */
    public MembershipApi(Door door, MembershipDesk desk, Optional<OidcProvider> provider, InstantSource clock) {
        this.provider = provider;
        this.door = door;
        this.desk = desk;
        this.clock = clock;
    }

    public void addTo(HttpRouting.Builder routing) {
        routing.any("/share/v1/membership[/]", door.known(Dialect.PROBLEM_DOCUMENT, Map.of("GET", this::show)));
        routing.any(
                "/share/v1/membership/certificates[/]",
                door.known(Dialect.PROBLEM_DOCUMENT, Map.of("POST", this::bind)));
        routing.any(
                "/share/v1/membership/logins[/]",
                door.known(Dialect.PROBLEM_DOCUMENT, Map.of("POST", this::bindLogin)));
        routing.any(
                "/share/v1/membership/tokens/{token}[/]",
                door.known(Dialect.PROBLEM_DOCUMENT, Map.of("DELETE", this::revoke)));
    }

    private Reply show(Asked asked) {
        Membership own = Granted.of(desk.show(asked.caller()));
        HolderNames names = HolderNames.of(own);
        ObjectNode json = AdminJson.object();
        json.set("member", AdminJson.member(own.member()));
        AdminJson.scopes(json, asked.who().scopes());
        json.putArray("persons")
                .addAll(own.persons().stream().map(AdminJson::person).toList());
        json.putArray("agents")
                .addAll(own.agents().stream().map(AdminJson::agent).toList());
        Map<String, List<ObjectNode>> credentials = own.tokens().stream()
                .collect(groupingBy(
                        MembershipApi::kind,
                        mapping(token -> AdminJson.token(token, names, clock.instant()), toList())));
        for (String kind : List.of(TOKENS, CERTIFICATES, LOGINS)) {
            json.putArray(kind).addAll(credentials.getOrDefault(kind, List.of()));
        }
        return AdminApi.ok(json);
    }

    private static String kind(Token token) {
        return switch (token.means()) {
            case Means.Secret() -> TOKENS;
            case Means.Certificate _ -> CERTIFICATES;
            case Means.Login _ -> LOGINS;
        };
    }

    /** The certificate is that of the connection, so that nobody binds one without having its key. */
    private Reply bind(Asked asked) {
        Wanted wanted = Wanted.in(asked, Set.of("agent", "label", "scopes"));
        ShownCertificate shown = asked.certificate().orElseThrow(() -> {
            String hint = "connect to the hub itself over TLS with the certificate and its key, and with a token";
            return new ProblemException(
                    Problem.BAD_REQUEST, "no certificate was shown in the handshake", Optional.of(hint));
        });
        Optional<String> agent = wanted.optionalText("agent");
        return bound(asked, wanted, agent, "certificate", new Means.Certificate(shown.fingerprint()));
    }

    /** The login is one that its bearer has just made, so that nobody binds another's. */
    private Reply bindLogin(Asked asked) {
        Wanted wanted = Wanted.in(asked, Set.of("login", "label", "scopes"));
        OidcProvider trusted = provider.orElseThrow(() -> new ProblemException(
                Problem.BAD_REQUEST,
                "this hub trusts no OpenID provider",
                Optional.of("whoever runs the hub names one: tocsin up --oidc-issuer URL --oidc-audience ID")));
        return switch (trusted.verify(wanted.text("login"))) {
            case Verdict.Good(OidcSubject subject, var _) ->
                bound(asked, wanted, Optional.empty(), "login", new Means.Login(subject));
            case Verdict.Refused(String reason) ->
                throw Wanted.bad(
                        "login is no token that counts: " + reason, Optional.of("log in again, and send that"));
            case Verdict.Unavailable() -> throw new ProblemException(Problem.PROVIDER_UNAVAILABLE);
        };
    }

    private Reply bound(Asked asked, Wanted wanted, Optional<String> agent, String usual, Means.Bound means) {
        try {
            String label = wanted.optionalText("label").or(() -> agent).orElse(usual);
            Binding binding = Granted.of(desk.bind(asked.who(), agent, label, means, wanted.scopes()));
            HolderNames names = HolderNames.of(Granted.of(desk.show(asked.caller())));
            return TokenEndpoints.bound(binding, names, clock.instant());
        } catch (MalformedName e) {
            throw Wanted.bad(String.valueOf(e.getMessage()));
        }
    }

    private Reply revoke(Asked asked) {
        TokenId id = TokenId.parse(asked.path("token")).orElseGet(TokenId::random);
        Granted.of(desk.revoke(asked.caller(), id));
        return Reply.empty(204);
    }
}

package dev.tocsin.hub.admin;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Membership;
import dev.tocsin.share.MembershipDesk;
import dev.tocsin.share.community.MalformedName;
import dev.tocsin.share.token.Binding;
import dev.tocsin.share.token.ShownCertificate;
import dev.tocsin.share.token.TokenId;
import io.helidon.webserver.http.HttpRouting;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A member's own part in the hub, for those who act for it. */
public final class MembershipApi {

    private final Door door;
    private final MembershipDesk desk;
    private final InstantSource clock;

    public MembershipApi(Door door, MembershipDesk desk, InstantSource clock) {
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
        Map<Boolean, List<ObjectNode>> credentials = own.tokens().stream()
                .collect(partitioningBy(
                        token -> token.certificate().isPresent(),
                        mapping(token -> AdminJson.token(token, names, clock.instant()), toList())));
        json.putArray("tokens").addAll(credentials.getOrDefault(false, List.of()));
        json.putArray("certificates").addAll(credentials.getOrDefault(true, List.of()));
        return AdminApi.ok(json);
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
        try {
            Binding binding = Granted.of(desk.bind(
                    asked.who(),
                    agent,
                    wanted.optionalText("label").or(() -> agent).orElse("certificate"),
                    shown.fingerprint(),
                    wanted.scopes()));
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

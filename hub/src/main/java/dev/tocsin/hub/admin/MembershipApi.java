package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Membership;
import dev.tocsin.share.MembershipDesk;
import dev.tocsin.share.token.TokenId;
import io.helidon.webserver.http.HttpRouting;
import java.time.InstantSource;
import java.util.Map;

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
                "/share/v1/membership/tokens/{token}[/]",
                door.known(Dialect.PROBLEM_DOCUMENT, Map.of("DELETE", this::revoke)));
    }

    private Reply show(Asked asked) {
        Membership own = Granted.of(desk.show(asked.caller()));
        HolderNames names = HolderNames.of(own);
        ObjectNode json = AdminJson.object();
        json.set("member", AdminJson.member(own.member()));
        json.putArray("persons")
                .addAll(own.persons().stream().map(AdminJson::person).toList());
        json.putArray("agents")
                .addAll(own.agents().stream().map(AdminJson::agent).toList());
        json.putArray("tokens")
                .addAll(own.tokens().stream()
                        .map(token -> AdminJson.token(token, names, clock.instant()))
                        .toList());
        return AdminApi.ok(json);
    }

    private Reply revoke(Asked asked) {
        TokenId id = TokenId.parse(asked.path("token")).orElseGet(TokenId::random);
        Granted.of(desk.revoke(asked.caller(), id));
        return Reply.empty(204);
    }
}

package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Endpoint;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Administration;
import dev.tocsin.share.DepartureDesk;
import dev.tocsin.share.HeldDesk;
import dev.tocsin.share.InvitationDesk;
import dev.tocsin.share.PeopleDesk;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.community.Caller;
import io.helidon.webserver.http.HttpRouting;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** The addresses of the administration API, for holders of an administrator's token alone. */
public final class AdminApi {

    private static final String JSON = "application/json";

    private final Door door;
    private final MemberEndpoints members;
    private final PeopleEndpoints people;
    private final InvitationEndpoints invitations;
    private final ChannelEndpoints channels;
    private final HeldEndpoints held;
    private final TokenEndpoints tokens;

    public AdminApi(
            Door door,
            Administration administration,
            PeopleDesk people,
            InvitationDesk invitations,
            DepartureDesk departures,
            HeldDesk held,
            TokenDesk desk,
            InstantSource clock) {
        this.door = door;
        this.members = new MemberEndpoints(administration, departures, clock);
        this.invitations = new InvitationEndpoints(invitations, administration, clock);
        this.people = new PeopleEndpoints(people, administration);
        this.channels = new ChannelEndpoints(administration);
        this.held = new HeldEndpoints(held, administration);
        this.tokens = new TokenEndpoints(desk, administration, people, clock);
    }

    public void addTo(HttpRouting.Builder routing) {
        at(routing, "/members", Map.of("GET", members::list, "POST", members::add));
        at(
                routing,
                "/members/{member}",
                Map.of("GET", members::get, "PATCH", members::change, "DELETE", members::remove));
        at(routing, "/members/{member}/persons", Map.of("GET", people::persons, "POST", people::addPerson));
        at(routing, "/members/{member}/persons/{person}", Map.of("DELETE", people::removePerson));
        at(routing, "/members/{member}/agents", Map.of("GET", people::agents, "POST", people::addAgent));
        at(routing, "/members/{member}/agents/{agent}", Map.of("DELETE", people::removeAgent));
        at(routing, "/invitations", Map.of("GET", invitations::list, "POST", invitations::invite));
        at(routing, "/invitations/{invitation}", Map.of("DELETE", invitations::revoke));
        at(routing, "/channels", Map.of("GET", channels::list, "POST", channels::add));
        at(
                routing,
                "/channels/{channel}",
                Map.of("GET", channels::get, "PATCH", channels::change, "DELETE", channels::remove));
        at(routing, "/channels/{channel}/admissions", Map.of("GET", channels::admissions, "POST", channels::admit));
        at(routing, "/channels/{channel}/admissions/{member}", Map.of("DELETE", channels::dismiss));
        at(routing, "/held", Map.of("GET", held::list));
        at(routing, "/held/{held}", Map.of("GET", held::get));
        at(routing, "/held/{held}/release", Map.of("POST", held::release));
        at(routing, "/held/{held}/refuse", Map.of("POST", held::refuse));
        at(routing, "/tokens", Map.of("GET", tokens::list, "POST", tokens::issue));
        at(routing, "/certificates", Map.of("GET", tokens::certificates, "POST", tokens::bind));
        at(routing, "/logins", Map.of("GET", tokens::logins, "POST", tokens::bindLogin));
        at(routing, "/tokens/{token}", Map.of("DELETE", tokens::revoke));
    }

    static Reply ok(JsonNode body) {
        return Reply.json(200, JSON, body);
    }

    static Reply created(JsonNode body) {
        return Reply.json(201, JSON, body);
    }

    private void at(HttpRouting.Builder routing, String path, Map<String, Endpoint> byMethod) {
        Map<String, Endpoint> guarded = new TreeMap<>();
        byMethod.forEach((method, endpoint) -> guarded.put(method, administratorOnly(endpoint)));
        routing.any("/admin/v1" + path + "[/]", door.known(Dialect.PROBLEM_DOCUMENT, guarded));
    }

    /** The share module decides again for each act; this keeps a member's request from being read at all. */
    private static Endpoint administratorOnly(Endpoint endpoint) {
        return asked -> {
            requireAdministrator(asked);
            return endpoint.answer(asked);
        };
    }

    static void requireAdministrator(Asked asked) {
        if (!(asked.caller() instanceof Caller.Administrator)) {
            throw new ProblemException(Problem.ADMINISTRATOR_ONLY);
        }
    }
}

package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Looking;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.hub.log.ProofDesk;
import dev.tocsin.share.InvitationDesk;
import dev.tocsin.share.InvitationDesk.Offer;
import dev.tocsin.share.InvitationDesk.Offered;
import dev.tocsin.share.community.EmailAddress;
import dev.tocsin.share.community.MalformedName;
import dev.tocsin.share.invitation.Invitation;
import dev.tocsin.share.invitation.Joined;
import dev.tocsin.stix.Quoted;
import dev.tocsin.taxii.TaxiiTimestamp;
import io.helidon.webserver.http.HttpRouting;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * For whoever has an invitation and no token yet. The code stands in the body: addresses are written down by much that
 * stands in between.
 */
public final class JoinApi {

    private final Door door;
    private final InvitationDesk desk;
    private final ProofDesk proofs;
    private final String hub;

    /** @param hub what the hub calls itself */
    public JoinApi(Door door, InvitationDesk desk, ProofDesk proofs, String hub) {
        this.door = door;
        this.desk = desk;
        this.proofs = proofs;
        this.hub = hub;
    }

    public void addTo(HttpRouting.Builder routing) {
        routing.any(
                "/share/v1/invitation[/]",
                door.open(Dialect.PROBLEM_DOCUMENT, Map.of("POST", new Looking(this::look))));
        routing.any("/share/v1/join[/]", door.open(Dialect.PROBLEM_DOCUMENT, Map.of("POST", this::join)));
    }

    private Reply look(Asked asked) {
        String code = Wanted.in(asked, Set.of("code")).text("code");
        return AdminApi.ok(json(desk.look(code).orElseThrow(JoinApi::none)));
    }

    private ObjectNode json(Offer offer) {
        Invitation invitation = offer.invitation();
        ObjectNode json = AdminJson.object()
                .put("hub", hub)
                .put("member", invitation.member())
                .put("kind", invitation.kind().written());
        invitation.person().ifPresent(person -> json.put("person", person));
        ArrayNode channels = json.putArray("channels");
        for (Offered offered : offer.channels()) {
            ObjectNode channel = channels.addObject()
                    .put("name", offered.channel().name().text())
                    .put("title", offered.channel().title());
            AdminJson.rights(channel.putArray("rights"), offered.rights());
        }
        json.put("expires", TaxiiTimestamp.write(invitation.expires()));
        json.set("agreement", AgreementApi.json(offer.agreement()));
        return json;
    }

    /** The answer carries the secret of the first token, this once. */
    private Reply join(Asked asked) {
        Wanted wanted = Wanted.in(asked, Set.of("code", "contact", "accept_agreement"));
        InvitationDesk.Arrival arrival;
        try {
            arrival = desk.join(
                    wanted.text("code"), new EmailAddress(wanted.text("contact")), wanted.number("accept_agreement"));
        } catch (MalformedName e) {
            throw Wanted.bad(String.valueOf(e.getMessage()));
        }
        return switch (arrival.joined()) {
            case Joined.NoInvitation() -> throw none();
            case Joined.OtherAgreement(int current) ->
                throw new ProblemException(Problem.OTHER_AGREEMENT, "version " + current + " stands");
            case Joined.NameTaken(String name) ->
                throw new ProblemException(
                        Problem.NAME_TAKEN,
                        "another member is called " + Quoted.of(name),
                        Optional.of("ask whoever invited you for an invitation under another name"));
            case Joined.As(var member, var person, var acceptance) -> {
                ObjectNode json = AdminJson.object();
                json.set("member", AdminJson.member(member));
                json.put("secret", arrival.secret().reveal())
                        .put("expires", TaxiiTimestamp.write(arrival.expires()))
                        .put("receipt", acceptance.toString());
                proofs.proof(person, acceptance).ifPresent(promise -> json.set("x_tocsin_proof", promise));
                yield AdminApi.created(json);
            }
        };
    }

    /** One answer for a code that is wrong, used, expired or revoked: there is nothing to guess from. */
    private static ProblemException none() {
        return new ProblemException(
                Problem.NOT_FOUND,
                "no invitation that counts has this code",
                Optional.of("a code counts once and for some days; ask whoever sent it for a new one"));
    }
}

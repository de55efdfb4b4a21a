package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Administration;
import dev.tocsin.share.InvitationDesk;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.MalformedName;
import dev.tocsin.share.community.MemberKind;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.invitation.Invitation;
import dev.tocsin.share.invitation.Invitation.Ended;
import dev.tocsin.share.invitation.InvitationId;
import dev.tocsin.share.token.Scopes;
import dev.tocsin.stix.Quoted;
import dev.tocsin.taxii.TaxiiTimestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /admin/v1/invitations}. */
final class InvitationEndpoints {

    private final InvitationDesk desk;
    private final Administration administration;
    private final Lookup lookup;
    private final InstantSource clock;

    InvitationEndpoints(InvitationDesk desk, Administration administration, InstantSource clock) {
        this.desk = desk;
        this.administration = administration;
        this.lookup = new Lookup(administration);
        this.clock = clock;
    }

    Reply list(Asked asked) {
        Map<ChannelId, String> channels = Granted.of(administration.channels(asked.caller())).stream()
                .collect(Collectors.toMap(Channel::id, channel -> channel.name().text()));
        return AdminApi.ok(AdminJson.list(
                "invitations",
                Granted.of(desk.invitations(asked.caller())).stream()
                        .map(invitation -> json(invitation, channels))
                        .toList()));
    }

    /** The answer carries the code, this once. */
    Reply invite(Asked asked) {
        if (!asked.who().scopes().cover(Scopes.OF_MEMBERS)) {
            // Whoever joins gets a token that is kept to nothing.
            throw new ProblemException(Problem.WIDER_THAN_HELD);
        }
        Wanted wanted = Wanted.in(asked, Set.of("member", "kind", "person", "channels", "expires"));
        String name = wanted.text("member");
        MemberKind kind = Wanted.constant("kind", wanted.text("kind"), MemberKind.class);
        Instant expires = Wanted.inFuture("expires", wanted.text("expires"), clock.instant());
        lookup.memberNamed(asked.caller(), name).ifPresent(there -> {
            throw new ProblemException(Problem.NAME_TAKEN, "there is a member " + Quoted.of(there.name()));
        });
        Map<ChannelId, String> channels = new LinkedHashMap<>();
        List<Invitation.Place> places = wanted.has("channels")
                ? wanted.texts("channels").stream()
                        .map(written -> place(asked, written, channels))
                        .toList()
                : List.of();
        try {
            InvitationDesk.Made made = Granted.of(
                            desk.invite(asked.caller(), name, kind, wanted.text("person"), places, expires))
                    .orElseThrow(() -> new ProblemException(Problem.NO_AGREEMENT));
            return AdminApi.created(
                    json(made.invitation(), channels).put("code", made.code().reveal()));
        } catch (MalformedName e) {
            throw Wanted.bad(String.valueOf(e.getMessage()));
        }
    }

    Reply revoke(Asked asked) {
        String written = asked.path("invitation");
        InvitationId id = InvitationId.parse(written).orElseGet(InvitationId::random);
        if (!Granted.of(desk.revoke(asked.caller(), id))) {
            throw new ProblemException(
                    Problem.NOT_FOUND,
                    "no invitation that could still be used is " + Quoted.of(written),
                    Optional.of("list them with: tocsin invitation list"));
        }
        return Reply.empty(204);
    }

    /** A channel and rights, such as {@code intrusions:read,contribute}; reading alone where none is named. */
    private Invitation.Place place(Asked asked, String written, Map<ChannelId, String> channels) {
        int colon = written.indexOf(':');
        Channel channel = lookup.channel(asked.caller(), colon < 0 ? written : written.substring(0, colon));
        if (channels.put(channel.id(), channel.name().text()) != null) {
            throw Wanted.bad("channels names " + Quoted.of(channel.name().text()) + " twice");
        }
        Set<Right> rights = Stream.of((colon < 0 ? "read" : written.substring(colon + 1)).split(",", -1))
                .map(right -> Wanted.constant("channels", right, Right.class))
                .collect(Collectors.toUnmodifiableSet());
        return new Invitation.Place(channel.id(), rights);
    }

    private ObjectNode json(Invitation invitation, Map<ChannelId, String> channels) {
        ObjectNode json = AdminJson.object()
                .put("id", invitation.id().toString())
                .put("member", invitation.member())
                .put("kind", invitation.kind().written());
        invitation.person().ifPresent(person -> json.put("person", person));
        ArrayNode places = json.putArray("channels");
        for (Invitation.Place place : invitation.places()) {
            ObjectNode there = places.addObject();
            there.put("channel", channels.getOrDefault(place.channel(), ""));
            AdminJson.rights(there.putArray("rights"), place.rights());
        }
        return json.put("created", TaxiiTimestamp.write(invitation.created()))
                .put("expires", TaxiiTimestamp.write(invitation.expires()))
                .put("standing", standing(invitation));
    }

    private String standing(Invitation invitation) {
        return invitation
                .ended()
                .map(Ended::how)
                .map(AdminJson::written)
                .orElse(invitation.isOpen(clock.instant()) ? "open" : "expired");
    }
}

package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Administration;
import dev.tocsin.share.HeldDesk;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.contribution.HeldId;
import dev.tocsin.share.contribution.HeldObject;
import dev.tocsin.share.contribution.HeldObject.State;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixJson;
import dev.tocsin.taxii.TaxiiTimestamp;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /admin/v1/held}: what waits for a person, and the person's decision. */
final class HeldEndpoints {

    /** Beyond it, the oldest are shown and the rest after them. */
    private static final int MOST_LISTED = 1_000;

    private static final int LONGEST_NOTE = 1_000;

    private final HeldDesk desk;
    private final Administration administration;

    HeldEndpoints(HeldDesk desk, Administration administration) {
        this.desk = desk;
        this.administration = administration;
    }

    Reply list(Asked asked) {
        Names names = names(asked.caller());
        return AdminApi.ok(AdminJson.list(
                "held",
                Granted.of(desk.waiting(asked.caller(), MOST_LISTED)).stream()
                        .map(held -> json(held, names))
                        .toList()));
    }

    /** As in the list, and the object itself. */
    Reply get(Asked asked) {
        HeldObject held = held(asked);
        ObjectNode json = json(held, names(asked.caller()));
        json.set("object", StixJson.read(held.json()));
        return AdminApi.ok(json);
    }

    Reply release(Asked asked) {
        String note = note(Wanted.in(asked, Set.of("note")));
        HeldId id = held(asked).id();
        State state = Granted.of(desk.release(asked.caller(), id, note)).orElseThrow(() -> unknown(id.toString()));
        if (!(state instanceof State.Released)) {
            throw decided(state);
        }
        return get(asked);
    }

    Reply refuse(Asked asked) {
        String note = note(Wanted.in(asked, Set.of("note")));
        HeldId id = held(asked).id();
        State state = Granted.of(desk.refuse(asked.caller(), id, note)).orElseThrow(() -> unknown(id.toString()));
        if (!(state instanceof State.Refused)) {
            throw decided(state);
        }
        return get(asked);
    }

    private static String note(Wanted wanted) {
        String note = wanted.optionalText("note").orElse("");
        if (note.length() > LONGEST_NOTE) {
            throw Wanted.bad("note has " + note.length() + " characters, more than " + LONGEST_NOTE);
        }
        return note;
    }

    private HeldObject held(Asked asked) {
        String written = asked.path("held");
        // Asked of the desk first in any case: whoever is no administrator learns nothing of shapes either.
        HeldId id = HeldId.parse(written).orElseGet(HeldId::random);
        return Granted.of(desk.find(asked.caller(), id)).orElseThrow(() -> unknown(written));
    }

    private static ProblemException unknown(String written) {
        return new ProblemException(
                Problem.NOT_FOUND,
                "nothing is held as " + Quoted.of(written),
                Optional.of("list what is with: tocsin held list"));
    }

    private static ProblemException decided(State state) {
        return new ProblemException(Problem.ALREADY_DECIDED, "it was " + word(state) + " before");
    }

    private record Names(Map<MemberId, String> members, Map<ChannelId, String> channels) {

        String of(Owner owner) {
            return switch (owner) {
                case Owner.Hub() -> "administrator";
                case Owner.OfMember(MemberId member) -> members.getOrDefault(member, member.toString());
            };
        }
    }

    private Names names(Caller caller) {
        return new Names(
                Granted.of(administration.members(caller)).stream().collect(Collectors.toMap(Member::id, Member::name)),
                Granted.of(administration.channels(caller)).stream()
                        .collect(Collectors.toMap(
                                Channel::id, channel -> channel.name().text())));
    }

    private static ObjectNode json(HeldObject held, Names names) {
        ObjectNode json = StixJson.mapper()
                .createObjectNode()
                .put("id", held.id().toString())
                .put("channel", names.channels().getOrDefault(held.channel(), ""))
                .put("contributor", names.of(held.contributor()))
                .put("object_id", held.object().toString())
                .put("value", held.found().value())
                .put("list", held.found().list())
                .put("list_origin", AdminJson.written(held.found().origin()))
                .put("since", TaxiiTimestamp.write(held.since()))
                .put("state", word(held.state()));
        held.version().ifPresent(version -> json.put("object_version", version.toString()));
        switch (held.state()) {
            case State.Waiting() -> {}
            case State.Released(var by, var when, String note, var receipt) ->
                json.put("decided_by", names.of(by))
                        .put("decided", TaxiiTimestamp.write(when))
                        .put("note", note)
                        .put("receipt", receipt.toString());
            case State.Refused(var by, var when, String note) ->
                json.put("decided_by", names.of(by))
                        .put("decided", TaxiiTimestamp.write(when))
                        .put("note", note);
        }
        return json;
    }

    private static String word(State state) {
        return switch (state) {
            case State.Waiting() -> "waiting";
            case State.Released _ -> "released";
            case State.Refused _ -> "refused";
        };
    }
}

package dev.tocsin.share.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.contribution.Passage.Onward;
import dev.tocsin.share.contribution.Passage.Stopped;
import dev.tocsin.share.contribution.Passage.Waiting;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.screen.OnList;
import dev.tocsin.share.scrub.Change;
import dev.tocsin.share.scrub.Edit;
import dev.tocsin.share.scrub.Keep;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What would become of one object if it were contributed, as far as can be said without a channel: for its contributor alone,
 * since it shows what would be taken out.
 *
 * @param id untrusted text; empty where it has none
 * @param refusal why it would be refused; empty where it would not
 * @param held the list by which it would be held; empty where it would not
 * @param changes what would be taken out, or is kept
 * @param edits each text that would change, before and after
 */
public record Preview(
        Optional<String> id, Optional<Refusal> refusal, Optional<OnList> held, List<Change> changes, List<Edit> edits) {

    public Preview {
        changes = List.copyOf(changes);
        edits = List.copyOf(edits);
    }

    /** Takes the objects through every look that asks nothing of a channel, in the order of a contribution. */
    public static List<Preview> of(List<JsonNode> objects, BenignLists benign, Keep keep) {
        List<Passage> taken = objects.stream()
                .flatMap(node -> Intake.take(node).stream())
                .map(passage -> passage instanceof Onward(Draft draft) ? ContentScreen.pass(draft) : passage)
                .toList();
        List<StixObject> all = taken.stream()
                .flatMap(passage -> passage.underWay().stream())
                .map(Draft::object)
                .toList();
        Scrubbing scrubbing = new Scrubbing(all, keep);
        HoldScreen hold = new HoldScreen(benign);
        return taken.stream()
                .map(passage -> passage instanceof Onward(Draft draft) ? scrubbing.pass(draft) : passage)
                .map(passage -> passage instanceof Onward(Draft draft) ? hold.pass(draft) : passage)
                .map(Preview::of)
                .toList();
    }

    private static Preview of(Passage passage) {
        return switch (passage) {
            case Stopped(Outcome.Refused outcome) ->
                new Preview(outcome.id(), Optional.of(outcome.refusal()), Optional.empty(), List.of(), List.of());
            case Onward(Draft draft) -> of(draft, Optional.empty());
            case Waiting(Draft draft, OnList found) -> of(draft, Optional.of(found));
        };
    }

    private static Preview of(Draft draft, Optional<OnList> held) {
        return new Preview(
                Optional.of(draft.object().id().toString()),
                Optional.empty(),
                held,
                draft.changes(),
                Edit.between(draft.sent().json(), draft.object().json()));
    }

    /** What the API and the command line say of it: {@code id}, {@code refused}, {@code held}, {@code changes}, {@code edits}. */
    public ObjectNode toJson() {
        ObjectNode json = StixJson.mapper().createObjectNode();
        id.ifPresent(text -> json.put("id", text));
        refusal.ifPresent(why -> json.putObject("refused")
                .put("code", why.code().name().toLowerCase(Locale.ROOT))
                .put("reason", why.reason())
                .put("value", why.value()));
        held.ifPresent(
                found -> json.putObject("held").put("value", found.value()).put("list", found.list()));
        ArrayNode allChanges = json.putArray("changes");
        changes.forEach(change -> allChanges
                .addObject()
                .put("place", change.place())
                .put("kind", change.kind().code())
                .put("count", change.count()));
        ArrayNode allEdits = json.putArray("edits");
        edits.forEach(edit -> allEdits.addObject()
                .put("place", edit.place())
                .put("before", edit.before())
                .put("after", edit.after()));
        return json;
    }
}

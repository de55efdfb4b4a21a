package dev.tocsin.share.scrub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.screen.HiddenText;
import dev.tocsin.stix.StixObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes hidden characters out of an object's texts. Where a text is fixed, so that nothing may be taken out, it says so. */
public final class HiddenCharacters {

    private HiddenCharacters() {}

    /** What came of it. */
    public sealed interface Result {

        /** @param object the same one where there were none */
        record Clean(StixObject object, List<Change> changes) implements Result {
            public Clean {
                changes = List.copyOf(changes);
            }
        }

        /**
         * Hidden characters stand where a text cannot be changed: in an id, a pattern, a marking definition or the name of a
         * property.
         *
         * @param text with the hidden characters; untrusted
         */
        record Refused(String place, String text) implements Result {}
    }

    public static Result strip(StixObject object) {
        boolean definition = object.type().equals("marking-definition");
        List<Change> changes = new ArrayList<>();
        List<Result.Refused> refused = new ArrayList<>();
        names(object.json(), refused);
        ObjectNode stripped = Texts.rewrite(object.json(), (place, text) -> {
            HiddenText.Cleaned cleaned = HiddenText.clean(text);
            if (cleaned.stripped() == 0) {
                return text;
            }
            if (definition || Fixed.is(place)) {
                refused.add(new Result.Refused(place.toString(), text));
                return text;
            }
            changes.add(new Change(place.toString(), Kind.HIDDEN_CHARACTER, cleaned.stripped(), Change.Fate.REMOVED));
            return cleaned.text();
        });
        if (!refused.isEmpty()) {
            return refused.getFirst();
        }
        return new Result.Clean(changes.isEmpty() ? object : StixObject.of(stripped), changes);
    }

    private static void names(JsonNode node, List<Result.Refused> refused) {
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (HiddenText.isIn(property.getKey())) {
                refused.add(new Result.Refused("a property's name", property.getKey()));
            }
            names(property.getValue(), refused);
        }
        if (node.isArray()) {
            node.forEach(element -> names(element, refused));
        }
    }
}

package dev.tocsin.share.scrub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A walk over every text of an object, which may put another text in each place. Trees are never changed, but made anew. */
final class Texts {

    /** What to put in the place of a text. */
    interface Rewriting {
        /** @return the text itself where nothing is to be changed */
        String rewrite(Place place, String text);
    }

    private final Rewriting rewriting;
    private final Deque<String> steps = new ArrayDeque<>();
    private final Deque<Place.Typed> objects = new ArrayDeque<>();
    private final Place place = new Place(steps, objects);

    private Texts(Rewriting rewriting) {
        this.rewriting = rewriting;
    }

    /** The object with other texts; the same one where none was changed. */
    static ObjectNode rewrite(ObjectNode object, Rewriting rewriting) {
        return (ObjectNode) new Texts(rewriting).node(object);
    }

    private JsonNode node(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> array(array);
            case TextNode text -> {
                String before = text.textValue();
                String after = rewriting.rewrite(place, before);
                yield after.equals(before) ? node : TextNode.valueOf(after);
            }
            default -> node;
        };
    }

    private JsonNode object(ObjectNode object) {
        boolean typed = objects.isEmpty() || object.path("type").isTextual();
        if (typed) {
            objects.addLast(new Place.Typed(object, steps.size()));
        }
        @Nullable ObjectNode copy = null;
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            steps.addLast(property.getKey());
            JsonNode after = node(property.getValue());
            steps.removeLast();
            if (!after.equals(property.getValue())) {
                copy = copy == null ? shallow(object) : copy;
                copy.set(property.getKey(), after);
            }
        }
        if (typed) {
            objects.removeLast();
        }
        return copy == null ? object : copy;
    }

    private JsonNode array(ArrayNode array) {
        @Nullable ArrayNode copy = null;
        for (int i = 0; i < array.size(); i++) {
            steps.addLast("[" + i + "]");
            JsonNode after = node(array.get(i));
            steps.removeLast();
            if (!after.equals(array.get(i))) {
                copy = copy == null ? array.arrayNode(array.size()).addAll(array) : copy;
                copy.set(i, after);
            }
        }
        return copy == null ? array : copy;
    }

    private static ObjectNode shallow(ObjectNode object) {
        ObjectNode copy = object.objectNode();
        object.properties().forEach(property -> copy.set(property.getKey(), property.getValue()));
        return copy;
    }
}

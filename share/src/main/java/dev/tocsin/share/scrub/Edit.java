package dev.tocsin.share.scrub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One text of an object, before and after. For the contributor alone: it shows what was taken out.
 *
 * @param place as a selector (STIX 2.1 §7.2.3.1)
 * @param before untrusted text
 * @param after untrusted text
 */
public record Edit(String place, String before, String after) {

    /** The texts in which two objects of the same structure differ, in the order in which they stand. */
    public static List<Edit> between(JsonNode before, JsonNode after) {
        List<Edit> edits = new ArrayList<>();
        compare("", before, after, edits);
        return edits;
    }

    private static void compare(String place, JsonNode before, JsonNode after, List<Edit> edits) {
        if (before.equals(after)) {
            return;
        }
        if (before.isTextual()) {
            edits.add(new Edit(place, before.asText(), after.asText()));
        } else if (before.isArray()) {
            for (int i = 0; i < before.size(); i++) {
                compare(place + ".[" + i + "]", before.get(i), after.path(i), edits);
            }
        } else {
            for (Map.Entry<String, JsonNode> property : before.properties()) {
                String inside = place.isEmpty() ? property.getKey() : place + "." + property.getKey();
                compare(inside, property.getValue(), after.path(property.getKey()), edits);
            }
        }
    }
}

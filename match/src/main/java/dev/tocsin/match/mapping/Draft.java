package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * An object of a stream while its mapping file is read: what the parts and the stream say of it, put together.
 *
 * @param key its name
 * @param json what is said of it
 * @param place where it is spoken of first
 * @param places where each of its properties is written, of those that are written at all
 */
record Draft(String key, ObjectNode json, String place, Map<String, String> places) {

    Draft {
        places = Map.copyOf(places);
    }

    /** What is written of it at one place. */
    static Draft of(String key, ObjectNode json, String place) {
        Map<String, String> places = new HashMap<>();
        json.fieldNames().forEachRemaining(name -> places.put(name, place + "." + name));
        return new Draft(key, json, place, places);
    }

    /** With more properties, and with others in place of those of the same name. */
    Draft with(Draft more) {
        ObjectNode both = json.deepCopy().setAll(more.json);
        Map<String, String> placesOfBoth = new HashMap<>(places);
        placesOfBoth.putAll(more.places);
        return new Draft(key, both, place, placesOfBoth);
    }

    /** Where a property is written, or would be. */
    String placeOf(String property) {
        return places.getOrDefault(property, place + "." + property);
    }
}

package dev.tocsin.stix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * STIX 2.0 objects made into STIX 2.1 ones.
 *
 * <p>Everything an object says stays: labels and custom content as they are, and properties that 2.1 gave up under the
 * name {@code x_stix20_} and their own. The same object always lifts to the same result, and lifting what is 2.1 already
 * changes nothing.
 */
public final class Lift20 {

    /** What became of an object. */
    public sealed interface Outcome {

        /** It was not STIX 2.0. */
        record Unchanged(StixObject object) implements Outcome {}

        /**
         * It was lifted.
         *
         * @param objects the object in 2.1, and behind it the cyber-observable objects it held
         */
        record Lifted(List<StixObject> objects) implements Outcome {
            public Lifted {
                objects = List.copyOf(objects);
            }
        }

        /**
         * It is STIX 2.0 and cannot be lifted.
         *
         * @param why the reason, fit for one line before people
         */
        record Refused(StixObject object, String why) implements Outcome {}
    }

    private static final String SPEC_VERSION = "spec_version";

    private Lift20() {}

    /** Lifts an object, if it is a STIX 2.0 one. The object itself is not changed. */
    public static Outcome lift(StixObject object) {
        if (!is20(object)) {
            return new Outcome.Unchanged(object);
        }
        try {
            ObjectNode json = withSpecVersion(object.json());
            Labels20.copyToTypes(json);
            switch (object.type()) {
                case "indicator" -> indicator(json);
                case "malware" -> malware(json);
                case "marking-definition" -> tlpName(object.id(), json);
                case "observed-data" -> {
                    return new Outcome.Lifted(ObservedData20.lift(object, json));
                }
                default -> {}
            }
            return new Outcome.Lifted(List.of(StixObject.of(json)));
        } catch (StixException e) {
            return new Outcome.Refused(object, e.getMessage());
        }
    }

    /**
     * Whether an object is a STIX 2.0 one. It need not say so: in 2.0 the bundle does. But 2.1 asks every object for its
     * {@code spec_version} except cyber-observable ones (STIX 2.1 §3.2), which have no {@code created} and are no objects
     * of their own in 2.0.
     */
    static boolean is20(StixObject object) {
        ObjectKind kind = ObjectKind.of(object.type());
        if (kind == ObjectKind.SCO) {
            return false;
        }
        JsonNode version = object.json().path(SPEC_VERSION);
        boolean silent = version.isMissingNode()
                && (kind != ObjectKind.CUSTOM || object.version().isPresent());
        return silent || version.asText().equals("2.0");
    }

    private static ObjectNode withSpecVersion(ObjectNode original) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("type", original.get("type"));
        json.put(SPEC_VERSION, "2.1");
        original.deepCopy().properties().forEach(property -> {
            if (!property.getKey().equals(SPEC_VERSION)) {
                json.set(property.getKey(), property.getValue());
            }
        });
        return json;
    }

    private static void indicator(ObjectNode json) {
        if (json.path("pattern").isTextual() && !json.has("pattern_type")) {
            // STIX 2.0 part 2 §2.5: the pattern language is STIX's own. Its version tells that 2.0 names stand in it.
            json.put("pattern_type", "stix");
            json.put("pattern_version", "2.0");
        }
    }

    private static void malware(ObjectNode json) {
        if (!json.has("is_family")) {
            // STIX 2.1 §4.11 requires it. An instance is told by its samples, which 2.0 cannot refer to.
            json.put("is_family", true);
        }
    }

    /** STIX 2.1 §7.2.1.4 publishes TLP's marking definitions with names, which 2.0 does not have. */
    private static void tlpName(StixId id, ObjectNode json) {
        Optional<Tlp> published = Tlp.ofMarking(id);
        String word = json.path("definition").path("tlp").asText();
        if (published.isPresent() && published.equals(Tlp.ofWord(word)) && !json.has("name")) {
            json.put("name", "TLP:" + word.toUpperCase(Locale.ROOT));
        }
    }
}

package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.ObjectKind;
import dev.tocsin.stix.ObservableId;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What is wrong with one STIX 2.1 object, seen by itself. What several objects are wrong about together,
 * {@link ContentValidator} tells.
 *
 * <p>Any JSON tree will do: nothing that is in it makes this fail, and no input or output happens.
 */
public final class Validator {

    private static final Section COMMON = Section.stix("3.2");
    private static final Section IDENTIFIER = Section.stix("2.9");
    private static final Section BUNDLE = Section.stix("8");
    private static final Section CUSTOM_OBJECTS = Section.stix("11.2.1");

    private static final String SPEC_VERSION = "2.1";

    private final Findings out;

    private Validator(Findings out) {
        this.out = out;
    }

    /** Hands every problem of the object to {@code problems}; the order is that of the specification's tables. */
    public static void validate(StixObject object, Consumer<Problem> problems) {
        validate(object.json(), problems);
    }

    /** As {@link #validate(StixObject, Consumer)}, of a tree that may be no STIX object at all. */
    public static void validate(JsonNode object, Consumer<Problem> problems) {
        validate(object, "", problems);
    }

    static void validate(JsonNode object, String label, Consumer<Problem> problems) {
        new Validator(new Findings(label, problems)).object(object);
    }

    private void object(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            out.error(Place.ROOT, node, BUNDLE, "must be a STIX object");
            return;
        }
        String type = object.path("type").asText();
        if (type.equals("bundle")) {
            out.error(Place.ROOT, node, BUNDLE, "is a bundle, which is no STIX object and cannot stand in another");
            return;
        }
        Optional<Shape> own = Catalogue.of(type);
        ObjectKind kind = own.isPresent() ? ObjectKind.of(type) : ExtensionChecks.newKind(object);
        if (own.isEmpty() && object.path("type").isTextual()) {
            customType(type, kind, object);
        }
        Shape common = CommonProperties.of(kind, type);
        identity(object, kind, type);
        known(common, own, object);
        unknown(common, own, object);
    }

    /** Type, version of the specification and identifier, by which everything else goes. */
    private void identity(ObjectNode object, ObjectKind kind, String type) {
        JsonNode version = object.path("spec_version");
        Place versionPlace = Place.ROOT.property("spec_version");
        if (version.isTextual() && !version.textValue().equals(SPEC_VERSION)) {
            out.error(versionPlace, version, COMMON, "must be \"" + SPEC_VERSION + "\"");
        } else if (version.isMissingNode() && kind == ObjectKind.CUSTOM && object.has("created")) {
            out.warning(versionPlace, version, COMMON, "is missing; without it the object counts as STIX 2.0");
        }
        JsonNode id = object.path("id");
        Place idPlace = Place.ROOT.property("id");
        if (!id.isTextual() || !Identifiers.checkForm(id, idPlace, out)) {
            return;
        }
        if (!Identifiers.typeOf(id.textValue()).equals(type)
                && object.path("type").isTextual()) {
            out.error(idPlace, id, IDENTIFIER, "must begin with the object's type and two hyphens");
        } else if (kind == ObjectKind.SCO && isNameBased(id.textValue())) {
            deterministic(object, id, idPlace);
        }
    }

    private static boolean isNameBased(String id) {
        return Identifiers.uuidOf(id).map(UUID::version).equals(Optional.of(5));
    }

    /** A name-based identifier should be the one that the specification's own way of making it gives. */
    private void deterministic(ObjectNode object, JsonNode id, Place at) {
        Optional<StixId> made;
        try {
            made = ObservableId.of(object);
        } catch (StixException noCanonicalForm) {
            // The value that has none is told of as malformed.
            return;
        }
        if (made.isEmpty()) {
            out.warning(at, id, IDENTIFIER, "should have a random UUID, as nothing in the object contributes to one");
        } else if (!made.get().toString().equals(id.textValue())) {
            out.warning(at, id, IDENTIFIER, "does not follow from the content, from which " + made.get() + " does");
        }
    }

    private void known(Shape common, Optional<Shape> own, ObjectNode object) {
        Values values = new Values(object, out);
        // A type may say more of a common property than they all do, as it does of its extensions.
        Shape rest =
                own.map(shape -> common.without(shape.properties().keySet())).orElse(common);
        values.properties(rest, object, Place.ROOT);
        own.ifPresent(shape -> values.properties(shape, object, Place.ROOT));
    }

    private void unknown(Shape common, Optional<Shape> own, ObjectNode object) {
        if (own.isEmpty()) {
            // The properties of a type of someone's own are theirs to define.
            return;
        }
        Set<String> names = new HashSet<>(common.properties().keySet());
        names.addAll(own.get().properties().keySet());
        boolean extended = ExtensionChecks.addTopLevelProperties(object);
        object.properties().forEach(entry -> {
            boolean theirs = extended && !CommonProperties.NAMES.contains(entry.getKey());
            if (!names.contains(entry.getKey()) && !theirs) {
                UnknownProperties.reportOnObject(entry.getKey(), entry.getValue(), names, out);
            }
        });
    }

    private void customType(String type, ObjectKind kind, ObjectNode object) {
        Place at = Place.ROOT.property("type");
        JsonNode value = object.path("type");
        if (!Identifiers.isTypeName(type)) {
            out.error(at, value, CUSTOM_OBJECTS, "must be 3 to 250 of a-z, 0-9 and single hyphens");
        } else if (kind == ObjectKind.CUSTOM && !type.startsWith("x-")) {
            String hint = Nearest.hint(type, Catalogue.types());
            out.warning(
                    at,
                    value,
                    CUSTOM_OBJECTS,
                    "is no type of STIX 2.1"
                            + (hint.isEmpty() ? "; the name of a custom type should begin with x-" : hint));
        }
    }
}

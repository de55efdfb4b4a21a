package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.ObjectKind;
import dev.tocsin.stix.validate.ValueType.Extensions;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The extensions of one object (STIX 2.1 §3.2, §7.3, §11.3). */
final class ExtensionChecks {

    private static final Section COMMON = Section.stix("3.2");
    private static final Section EXTENSION_PROPERTIES = Section.stix("7.3.2.1");
    private static final Section PREDEFINED = Section.stix("3.10");
    private static final Section CUSTOM_EXTENSIONS = Section.stix("11.3.1");

    private static final String DEFINITION = "extension-definition";
    private static final Pattern PROPERTY_NAME = Pattern.compile("[a-z0-9_]{3,250}");
    private static final Pattern CUSTOM_NAME = Pattern.compile("[a-z0-9-]{3,250}");
    private static final Set<String> NEW_TYPES = Set.of("new-sdo", "new-sco", "new-sro");

    private final ObjectNode root;
    private final Values values;
    private final Findings out;

    ExtensionChecks(ObjectNode root, Values values, Findings out) {
        this.root = root;
        this.values = values;
        this.out = out;
    }

    void check(Extensions type, JsonNode extensions, Place at) {
        if (!Values.isFilledObject(extensions, at, COMMON, out)) {
            return;
        }
        extensions.properties().forEach(entry -> {
            Place place = at.property(entry.getKey());
            @Nullable Shape predefined = type.predefined().get(entry.getKey());
            if (!Values.isFilledObject(entry.getValue(), place, COMMON, out)) {
                return;
            }
            if (predefined != null) {
                values.structure(predefined, entry.getValue(), place);
            } else if (Identifiers.typeOf(entry.getKey()).equals(DEFINITION)) {
                defined(entry.getKey(), entry.getValue(), place);
            } else {
                custom(entry.getKey(), entry.getValue(), place);
            }
        });
    }

    /** Whether an extension puts properties of its own beside those of the type. */
    static boolean addTopLevelProperties(ObjectNode object) {
        for (JsonNode extension : object.path("extensions")) {
            String type = extension.path("extension_type").asText();
            if (type.equals("toplevel-property-extension") || NEW_TYPES.contains(type)) {
                return true;
            }
        }
        return false;
    }

    /** The kind of a type that an extension defines; {@link ObjectKind#CUSTOM} if none says so. */
    static ObjectKind newKind(ObjectNode object) {
        for (JsonNode extension : object.path("extensions")) {
            switch (extension.path("extension_type").asText()) {
                case "new-sdo" -> {
                    return ObjectKind.SDO;
                }
                case "new-sco" -> {
                    return ObjectKind.SCO;
                }
                case "new-sro" -> {
                    return ObjectKind.SRO;
                }
                default -> {}
            }
        }
        return ObjectKind.CUSTOM;
    }

    private void defined(String id, JsonNode extension, Place at) {
        if (Identifiers.uuidOf(id).isEmpty()) {
            out.error(at, extension, COMMON, "must be named by the identifier of an extension definition");
        }
        JsonNode type = extension.path("extension_type");
        Place typePlace = at.property("extension_type");
        if (type.isMissingNode()) {
            out.error(typePlace, type, COMMON, "is required in an extension that has a definition");
        } else {
            values.check(new ValueType.Closed(Vocabulary.EXTENSION_TYPE), type, typePlace, COMMON);
        }
        extension.properties().forEach(entry -> {
            if (!PROPERTY_NAME.matcher(entry.getKey()).matches()) {
                out.error(
                        at.property(entry.getKey()),
                        entry.getValue(),
                        EXTENSION_PROPERTIES,
                        "must be named in 3 to 250 of a-z, 0-9 and underscore");
            }
        });
    }

    private void custom(String name, JsonNode extension, Place at) {
        if (Catalogue.isPredefinedExtension(name)) {
            out.error(at, extension, PREDEFINED, "is an extension of another type of object");
        } else if (ObjectKind.of(root.path("type").asText()) != ObjectKind.SCO) {
            out.warning(at, extension, COMMON, "should be named by the identifier of an extension definition");
        } else if (!CUSTOM_NAME.matcher(name).matches()) {
            out.error(at, extension, CUSTOM_EXTENSIONS, "must be named in 3 to 250 of a-z, 0-9 and hyphen");
        } else if (!name.endsWith("-ext")) {
            // An error by the letter; but the specification's own example of one is named x-example-com-foo.
            out.warning(at, extension, CUSTOM_EXTENSIONS, "is a custom extension, whose name must end in -ext");
        }
    }
}

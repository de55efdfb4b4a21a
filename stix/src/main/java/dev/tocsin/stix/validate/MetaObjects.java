package dev.tocsin.stix.validate;

import static dev.tocsin.stix.validate.Shape.optional;
import static dev.tocsin.stix.validate.Shape.required;
import static dev.tocsin.stix.validate.Shape.rule;
import static dev.tocsin.stix.validate.Shape.shape;
import static dev.tocsin.stix.validate.Types.ANYTHING;
import static dev.tocsin.stix.validate.Types.TEXT;
import static dev.tocsin.stix.validate.Types.TIME;
import static dev.tocsin.stix.validate.Types.enumOf;
import static dev.tocsin.stix.validate.Types.listOf;
import static dev.tocsin.stix.validate.Types.refToAny;
import static dev.tocsin.stix.validate.Vocabulary.EXTENSION_TYPE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.validate.Shape.Rule;
import java.util.List;

/** Meta objects (STIX 2.1 §7). */
final class MetaObjects {

    private static final String TOP_LEVEL = "toplevel-property-extension";

    static final List<Shape> ALL = List.of(
            shape(
                    "extension-definition",
                    "7.3",
                    required("name", TEXT),
                    optional("description", TEXT),
                    required("schema", TEXT),
                    required("version", TEXT),
                    required("extension_types", listOf(enumOf(EXTENSION_TYPE))),
                    optional("extension_properties", listOf(TEXT)),
                    propertiesOnlyForTheTopLevel()),
            shape(
                    "language-content",
                    "7.1",
                    required("object_ref", refToAny()),
                    optional("object_modified", TIME),
                    required("contents", new ValueType.Translations())),
            shape(
                    "marking-definition",
                    "7.2.1",
                    optional("name", TEXT),
                    optional("definition_type", TEXT),
                    optional("definition", ANYTHING),
                    TlpMarkings.RULE,
                    definitionOrExtension()));

    private MetaObjects() {}

    private static Rule propertiesOnlyForTheTopLevel() {
        return rule(extension -> {
            boolean topLevel = false;
            for (JsonNode type : extension.object().path("extension_types")) {
                topLevel |= type.asText().equals(TOP_LEVEL);
            }
            if (extension.has("extension_properties") && !topLevel) {
                extension.error("extension_properties", "needs " + TOP_LEVEL + " among extension_types");
            }
            if (!extension.has("extension_properties") && topLevel) {
                extension.warning("extension_properties", "should name the properties that are added at the top level");
            }
        });
    }

    private static Rule definitionOrExtension() {
        return rule(marking -> {
            if (marking.has("extensions")) {
                return;
            }
            for (String property : List.of("definition_type", "definition")) {
                if (!marking.has(property)) {
                    marking.error(property, "is required, as there are no extensions");
                }
            }
            if (marking.text("definition_type").equals("statement")
                    && !marking.object().path("definition").path("statement").isTextual()) {
                marking.error("definition", "needs a text named statement");
            }
        });
    }
}

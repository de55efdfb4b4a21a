package dev.tocsin.stix.validate;

import static dev.tocsin.stix.validate.Rules.notBefore;
import static dev.tocsin.stix.validate.Shape.optional;
import static dev.tocsin.stix.validate.Shape.required;
import static dev.tocsin.stix.validate.Shape.rule;
import static dev.tocsin.stix.validate.Shape.shape;
import static dev.tocsin.stix.validate.TextForm.KILL_CHAIN_WORD;
import static dev.tocsin.stix.validate.TextForm.LANGUAGE;
import static dev.tocsin.stix.validate.TextForm.URL;
import static dev.tocsin.stix.validate.Types.FLAG;
import static dev.tocsin.stix.validate.Types.HASHES;
import static dev.tocsin.stix.validate.Types.TEXT;
import static dev.tocsin.stix.validate.Types.extensions;
import static dev.tocsin.stix.validate.Types.listOf;
import static dev.tocsin.stix.validate.Types.refTo;
import static dev.tocsin.stix.validate.Types.text;
import static dev.tocsin.stix.validate.Types.time;
import static dev.tocsin.stix.validate.Types.whole;

import dev.tocsin.stix.ObjectKind;
import dev.tocsin.stix.validate.Shape.Property;
import dev.tocsin.stix.validate.ValueType.Precision;
import java.util.Set;

/** The common properties (STIX 2.1 §3.2) of each kind of object, and the structured values they hold (§2, §7.2.3). */
final class CommonProperties {

    static final Shape KILL_CHAIN_PHASE = shape(
            "kill-chain-phase",
            "2.11",
            required("kill_chain_name", text(KILL_CHAIN_WORD)),
            required("phase_name", text(KILL_CHAIN_WORD)));

    static final Shape EXTERNAL_REFERENCE = shape(
            "external-reference",
            "2.5",
            required("source_name", TEXT),
            optional("description", TEXT),
            optional("url", text(URL)),
            optional("hashes", HASHES),
            optional("external_id", TEXT),
            Rules.anyOf("description", "url", "external_id"));

    static final Shape GRANULAR_MARKING = shape(
            "granular-marking",
            "7.2.3",
            optional("lang", text(LANGUAGE)),
            optional("marking_ref", refTo("marking-definition")),
            required("selectors", listOf(new ValueType.Selector())),
            Rules.eitherOr("marking_ref", "lang"));

    private static final ValueType MOMENT = time(Precision.AT_LEAST_MILLISECONDS);
    private static final Property TYPE = required("type", TEXT);
    private static final Property SPEC_VERSION = required("spec_version", TEXT);
    private static final Property ID = required("id", TEXT);
    private static final Property CREATED = required("created", MOMENT);
    private static final Property MODIFIED = required("modified", MOMENT);
    private static final Property CREATED_BY_REF = optional("created_by_ref", refTo("identity"));
    private static final Property REVOKED = optional("revoked", FLAG);
    private static final Property LABELS = optional("labels", listOf(TEXT));
    private static final Property CONFIDENCE = optional("confidence", whole(0, 100));
    private static final Property LANG = optional("lang", text(LANGUAGE));
    private static final Property EXTERNAL_REFERENCES = optional("external_references", listOf(EXTERNAL_REFERENCE));
    private static final Property OBJECT_MARKING_REFS =
            optional("object_marking_refs", listOf(refTo("marking-definition")));
    private static final Property GRANULAR_MARKINGS = optional("granular_markings", listOf(GRANULAR_MARKING));
    private static final Property EXTENSIONS = optional("extensions", extensions());
    private static final Property DEFANGED = optional("defanged", FLAG);

    private static final String SECTION = "3.2";

    /** Domain and relationship objects. */
    private static final Shape VERSIONED = shape(
            "domain and relationship objects",
            SECTION,
            TYPE,
            SPEC_VERSION,
            ID,
            CREATED,
            MODIFIED,
            CREATED_BY_REF,
            REVOKED,
            LABELS,
            CONFIDENCE,
            LANG,
            EXTERNAL_REFERENCES,
            OBJECT_MARKING_REFS,
            GRANULAR_MARKINGS,
            EXTENSIONS,
            notBefore("modified", "created"));

    private static final Shape OBSERVABLE = shape(
            "cyber-observable objects",
            SECTION,
            TYPE,
            optional("spec_version", TEXT),
            ID,
            OBJECT_MARKING_REFS,
            GRANULAR_MARKINGS,
            DEFANGED,
            EXTENSIONS);

    private static final Shape EXTENSION_DEFINITION = shape(
            "extension definitions",
            SECTION,
            TYPE,
            SPEC_VERSION,
            ID,
            CREATED,
            MODIFIED,
            required("created_by_ref", refTo("identity")),
            REVOKED,
            LABELS,
            EXTERNAL_REFERENCES,
            OBJECT_MARKING_REFS,
            GRANULAR_MARKINGS,
            notBefore("modified", "created"));

    private static final Shape LANGUAGE_CONTENT = shape(
            "language content",
            SECTION,
            TYPE,
            SPEC_VERSION,
            ID,
            CREATED,
            MODIFIED,
            CREATED_BY_REF,
            REVOKED,
            LABELS,
            CONFIDENCE,
            EXTERNAL_REFERENCES,
            OBJECT_MARKING_REFS,
            GRANULAR_MARKINGS,
            EXTENSIONS,
            notBefore("modified", "created"));

    private static final Shape MARKING_DEFINITION = shape(
            "marking definitions",
            SECTION,
            TYPE,
            SPEC_VERSION,
            ID,
            CREATED,
            CREATED_BY_REF,
            EXTERNAL_REFERENCES,
            OBJECT_MARKING_REFS,
            GRANULAR_MARKINGS,
            EXTENSIONS,
            // A marking that marks itself would be circular.
            rule(scope -> {
                scope.object().path("object_marking_refs").forEach(ref -> {
                    if (ref.isTextual() && ref.textValue().equals(scope.text("id"))) {
                        scope.error("object_marking_refs", "must not name the marking definition itself");
                    }
                });
            }));

    /** A type of someone's own, of which nothing tells the kind: what is there must be right. */
    private static final Shape CUSTOM = shape(
            "custom objects",
            SECTION,
            TYPE,
            optional("spec_version", TEXT),
            ID,
            optional("created", MOMENT),
            optional("modified", MOMENT),
            CREATED_BY_REF,
            REVOKED,
            LABELS,
            CONFIDENCE,
            LANG,
            EXTERNAL_REFERENCES,
            OBJECT_MARKING_REFS,
            GRANULAR_MARKINGS,
            DEFANGED,
            EXTENSIONS,
            notBefore("modified", "created"));

    /** Every common property's name, used by some kind of object or other. */
    static final Set<String> NAMES = CUSTOM.properties().keySet();

    private CommonProperties() {}

    static Shape of(ObjectKind kind, String type) {
        return switch (kind) {
            case SDO, SRO -> VERSIONED;
            case SCO -> OBSERVABLE;
            case META ->
                switch (type) {
                    case "extension-definition" -> EXTENSION_DEFINITION;
                    case "language-content" -> LANGUAGE_CONTENT;
                    default -> MARKING_DEFINITION;
                };
            case CUSTOM -> CUSTOM;
        };
    }
}

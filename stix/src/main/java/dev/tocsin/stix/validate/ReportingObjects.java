package dev.tocsin.stix.validate;

import static dev.tocsin.stix.ObjectKind.SCO;
import static dev.tocsin.stix.ObjectKind.SRO;
import static dev.tocsin.stix.validate.CommonProperties.KILL_CHAIN_PHASE;
import static dev.tocsin.stix.validate.Rules.after;
import static dev.tocsin.stix.validate.Rules.anyOf;
import static dev.tocsin.stix.validate.Rules.eitherOr;
import static dev.tocsin.stix.validate.Rules.needs;
import static dev.tocsin.stix.validate.Rules.notBefore;
import static dev.tocsin.stix.validate.Shape.optional;
import static dev.tocsin.stix.validate.Shape.required;
import static dev.tocsin.stix.validate.Shape.rule;
import static dev.tocsin.stix.validate.Shape.shape;
import static dev.tocsin.stix.validate.TextForm.COUNTRY;
import static dev.tocsin.stix.validate.Types.TEXT;
import static dev.tocsin.stix.validate.Types.TIME;
import static dev.tocsin.stix.validate.Types.decimal;
import static dev.tocsin.stix.validate.Types.enumOf;
import static dev.tocsin.stix.validate.Types.listOf;
import static dev.tocsin.stix.validate.Types.openVocab;
import static dev.tocsin.stix.validate.Types.refTo;
import static dev.tocsin.stix.validate.Types.refToAny;
import static dev.tocsin.stix.validate.Types.text;
import static dev.tocsin.stix.validate.Types.whole;
import static dev.tocsin.stix.validate.Vocabulary.GROUPING_CONTEXT;
import static dev.tocsin.stix.validate.Vocabulary.IDENTITY_CLASS;
import static dev.tocsin.stix.validate.Vocabulary.INDICATOR_TYPE;
import static dev.tocsin.stix.validate.Vocabulary.INDUSTRY_SECTOR;
import static dev.tocsin.stix.validate.Vocabulary.OPINION;
import static dev.tocsin.stix.validate.Vocabulary.PATTERN_TYPE;
import static dev.tocsin.stix.validate.Vocabulary.REGION;
import static dev.tocsin.stix.validate.Vocabulary.REPORT_TYPE;

import dev.tocsin.stix.ObjectKind;
import dev.tocsin.stix.validate.Shape.Rule;
import java.util.List;

/** Domain objects about who says and sees what, and where (STIX 2.1 §4). */
final class ReportingObjects {

    static final List<Shape> ALL = List.of(
            shape(
                    "grouping",
                    "4.4",
                    optional("name", TEXT),
                    optional("description", TEXT),
                    required("context", openVocab(GROUPING_CONTEXT)),
                    required("object_refs", listOf(refToAny()))),
            shape(
                    "identity",
                    "4.5",
                    required("name", TEXT),
                    optional("description", TEXT),
                    optional("roles", listOf(TEXT)),
                    optional("identity_class", openVocab(IDENTITY_CLASS)),
                    optional("sectors", listOf(openVocab(INDUSTRY_SECTOR))),
                    optional("contact_information", TEXT)),
            shape(
                    "indicator",
                    "4.7",
                    optional("name", TEXT),
                    optional("description", TEXT),
                    optional("indicator_types", listOf(openVocab(INDICATOR_TYPE))),
                    required("pattern", new ValueType.DetectionPattern()),
                    required("pattern_type", openVocab(PATTERN_TYPE)),
                    optional("pattern_version", TEXT),
                    required("valid_from", TIME),
                    optional("valid_until", TIME),
                    optional("kill_chain_phases", listOf(KILL_CHAIN_PHASE)),
                    after("valid_until", "valid_from")),
            shape(
                    "location",
                    "4.10",
                    optional("name", TEXT),
                    optional("description", TEXT),
                    optional("latitude", decimal(-90, 90)),
                    optional("longitude", decimal(-180, 180)),
                    optional("precision", decimal(0, Double.MAX_VALUE)),
                    optional("region", openVocab(REGION)),
                    optional("country", text(COUNTRY)),
                    optional("administrative_area", TEXT),
                    optional("city", TEXT),
                    optional("street_address", TEXT),
                    optional("postal_code", TEXT),
                    anyOf("region", "country", "latitude", "longitude"),
                    needs("latitude", "longitude"),
                    needs("longitude", "latitude"),
                    needs("precision", "latitude"),
                    needs("precision", "longitude")),
            shape(
                    "note",
                    "4.13",
                    optional("abstract", TEXT),
                    required("content", TEXT),
                    optional("authors", listOf(TEXT)),
                    required("object_refs", listOf(refToAny()))),
            shape(
                    "observed-data",
                    "4.14",
                    required("first_observed", TIME),
                    required("last_observed", TIME),
                    required("number_observed", whole(1, 999_999_999)),
                    optional("objects", new ValueType.ObservableContainer()),
                    optional("object_refs", listOf(refTo(SCO, SRO))),
                    notBefore("last_observed", "first_observed"),
                    eitherOr("object_refs", "objects"),
                    anObservableAmongTheReferences()),
            shape(
                    "opinion",
                    "4.15",
                    optional("explanation", TEXT),
                    optional("authors", listOf(TEXT)),
                    required("opinion", enumOf(OPINION)),
                    required("object_refs", listOf(refToAny()))),
            shape(
                    "report",
                    "4.16",
                    required("name", TEXT),
                    optional("description", TEXT),
                    optional("report_types", listOf(openVocab(REPORT_TYPE))),
                    required("published", TIME),
                    required("object_refs", listOf(refToAny()))));

    private ReportingObjects() {}

    private static Rule anObservableAmongTheReferences() {
        return rule(scope -> {
            for (var ref : scope.object().path("object_refs")) {
                ObjectKind kind = Identifiers.kindOf(ref);
                if (kind != ObjectKind.SRO && kind != ObjectKind.SDO && kind != ObjectKind.META) {
                    return;
                }
            }
            if (scope.object().path("object_refs").size() > 0) {
                scope.error("object_refs", "must name at least one cyber-observable object");
            }
        });
    }
}

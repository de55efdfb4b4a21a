package dev.tocsin.stix.validate;

import static dev.tocsin.stix.ObjectKind.SCO;
import static dev.tocsin.stix.ObjectKind.SDO;
import static dev.tocsin.stix.validate.Rules.after;
import static dev.tocsin.stix.validate.Rules.notBefore;
import static dev.tocsin.stix.validate.Shape.optional;
import static dev.tocsin.stix.validate.Shape.required;
import static dev.tocsin.stix.validate.Shape.shape;
import static dev.tocsin.stix.validate.TextForm.RELATIONSHIP_TYPE;
import static dev.tocsin.stix.validate.Types.FLAG;
import static dev.tocsin.stix.validate.Types.TEXT;
import static dev.tocsin.stix.validate.Types.TIME;
import static dev.tocsin.stix.validate.Types.listOf;
import static dev.tocsin.stix.validate.Types.refTo;
import static dev.tocsin.stix.validate.Types.text;
import static dev.tocsin.stix.validate.Types.whole;

import java.util.List;

/** Relationship objects (STIX 2.1 §5). */
final class RelationshipObjects {

    static final List<Shape> ALL = List.of(
            shape(
                    "relationship",
                    "5.1",
                    required("relationship_type", text(RELATIONSHIP_TYPE)),
                    optional("description", TEXT),
                    required("source_ref", refTo(SDO, SCO)),
                    required("target_ref", refTo(SDO, SCO)),
                    optional("start_time", TIME),
                    optional("stop_time", TIME),
                    after("stop_time", "start_time"),
                    DefinedRelationships.RULE),
            shape(
                    "sighting",
                    "5.2",
                    optional("description", TEXT),
                    optional("first_seen", TIME),
                    optional("last_seen", TIME),
                    optional("count", whole(0, 999_999_999)),
                    required("sighting_of_ref", refTo(SDO)),
                    optional("observed_data_refs", listOf(refTo("observed-data"))),
                    optional("where_sighted_refs", listOf(refTo("identity", "location"))),
                    optional("summary", FLAG),
                    notBefore("last_seen", "first_seen")));

    private RelationshipObjects() {}
}

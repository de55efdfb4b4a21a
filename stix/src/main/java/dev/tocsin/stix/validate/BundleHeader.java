package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.ObjectKind;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The bundle around the objects (STIX 2.1 §8), and the version of STIX that it and they are written in.
 *
 * <p>In STIX 2.0 the bundle has the version, in 2.1 each object; and the bundle may say it behind its objects. So
 * objects without a version are taken as 2.0 and lifted, and at the end it is known whether that was right.
 */
final class BundleHeader {

    static final String TYPE = "bundle";

    private static final Section BUNDLE = Section.stix("8.1");
    private static final Section COMMON = Section.stix("3.2");
    private static final Set<String> PROPERTIES = Set.of("type", "id", "objects", "spec_version");
    private static final String OLD_VERSION = "2.0";

    private String firstWithoutVersion = "";
    private long withoutVersion;
    private long objects;

    /** The object as STIX 2.1 has it; the same one if it is of that version already. */
    ObjectNode asVersion21(ObjectNode object, String label) {
        objects++;
        if (object.has("spec_version") || ObjectKind.of(object.path("type").asText()) == ObjectKind.SCO) {
            // STIX 2.1 §3.2: an observable without a version is of 2.1.
            return object;
        }
        if (withoutVersion++ == 0) {
            firstWithoutVersion = label;
        }
        return object.deepCopy().put("spec_version", "2.1");
    }

    /** Tells what is wrong with the bundle; to be called behind the last object. */
    void check(ObjectNode bundle, Consumer<Problem> problems) {
        Findings out = new Findings("", problems);
        JsonNode version = bundle.path("spec_version");
        if (bundle.path("type").asText().equals(TYPE)) {
            properties(bundle, version, new Findings(TYPE, problems));
        }
        if (withoutVersion > 0 && !version.asText().equals(OLD_VERSION)) {
            String others = withoutVersion == 1 ? "" : ", as in " + (withoutVersion - 1) + " objects more";
            new Findings(firstWithoutVersion, problems)
                    .error(
                            Place.ROOT.property("spec_version"),
                            MissingNode.getInstance(),
                            COMMON,
                            "is required" + others);
        }
        if (objects == 0 && bundle.path("type").asText().equals(TYPE)) {
            out.warning(Place.ROOT, MissingNode.getInstance(), BUNDLE, "the bundle has no objects");
        }
    }

    private void properties(ObjectNode bundle, JsonNode version, Findings out) {
        JsonNode id = bundle.path("id");
        Place at = Place.ROOT.property("id");
        if (id.isMissingNode()) {
            out.error(at, id, BUNDLE, "is required");
        } else if (Identifiers.checkForm(id, at, out)
                && !Identifiers.typeOf(id.textValue()).equals(TYPE)) {
            out.error(at, id, BUNDLE, "must begin with bundle--");
        }
        if (version.asText().equals(OLD_VERSION)) {
            out.warning(
                    Place.ROOT.property("spec_version"),
                    version,
                    BUNDLE,
                    "says STIX 2.0; " + withoutVersion + " of " + objects
                            + " objects were lifted to 2.1 and checked as that");
        } else if (!version.isMissingNode()) {
            out.warning(Place.ROOT.property("spec_version"), version, BUNDLE, "is for each object to say in STIX 2.1");
        }
        bundle.properties().forEach(entry -> {
            if (!PROPERTIES.contains(entry.getKey())) {
                UnknownProperties.report(entry.getKey(), entry.getValue(), PROPERTIES, Place.ROOT, out);
            }
        });
    }
}

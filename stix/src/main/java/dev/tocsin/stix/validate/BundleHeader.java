package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The bundle around the objects (STIX 2.1 §8), and the version of STIX that it and they are written in.
 *
 * <p>In STIX 2.0 the bundle has the version, in 2.1 each object; and the bundle may say it behind its objects. So
 * objects without a version are lifted as 2.0, and at the end it is known whether that was right.
 */
final class BundleHeader {

    static final String TYPE = "bundle";

    private static final Section BUNDLE = Section.stix("8.1");
    private static final Section COMMON = Section.stix("3.2");
    private static final Set<String> PROPERTIES = Set.of("type", "id", "objects", "spec_version");
    private static final Set<String> ENVELOPE = Set.of("more", "next");
    private static final String OLD_VERSION = "2.0";

    private String firstWithoutVersion = "";
    private long withoutVersion;
    private long lifted;
    private long objects;

    void object() {
        objects++;
    }

    /** Takes note of an object that was lifted from STIX 2.0. */
    void lifted(ObjectNode before, String label) {
        lifted++;
        if (!before.has("spec_version") && withoutVersion++ == 0) {
            firstWithoutVersion = label;
        }
    }

    long objects() {
        return objects;
    }

    /**
     * Tells what is wrong with the bundle; to be called behind the last object.
     *
     * @param bundle what stands beside the objects; empty for a list or a single object
     */
    void check(ObjectNode bundle, Consumer<Problem> problems) {
        Findings out = new Findings("", problems);
        if (!bundle.has("type") && !isEnvelope(bundle)) {
            String message = "a type is required: this is no bundle, no list of objects and no object";
            out.error(Place.ROOT, MissingNode.getInstance(), BUNDLE, message);
            return;
        }
        if (bundle.has("type")) {
            properties(bundle, new Findings(TYPE, problems));
        }
        versions(bundle.path("spec_version").asText().equals(OLD_VERSION), problems);
        if (objects == 0) {
            out.warning(Place.ROOT, MissingNode.getInstance(), BUNDLE, "there are no objects");
        }
    }

    private void versions(boolean old, Consumer<Problem> problems) {
        if (withoutVersion > 0 && !old) {
            String others = withoutVersion == 1 ? "" : ", as in " + (withoutVersion - 1) + " objects more";
            new Findings(firstWithoutVersion, problems)
                    .error(
                            Place.ROOT.property("spec_version"),
                            MissingNode.getInstance(),
                            COMMON,
                            "is required" + others);
        }
        if (lifted > 0) {
            new Findings("", problems)
                    .warning(
                            Place.ROOT,
                            MissingNode.getInstance(),
                            COMMON,
                            lifted + " of " + objects
                                    + " objects are STIX 2.0; they were lifted to 2.1 and checked as that");
        }
    }

    /** A TAXII envelope has no type (TAXII 2.1 §3.7), and a list has nothing beside its objects. */
    private static boolean isEnvelope(ObjectNode bundle) {
        return bundle.properties().stream().map(Map.Entry::getKey).allMatch(ENVELOPE::contains);
    }

    private static void properties(ObjectNode bundle, Findings out) {
        JsonNode id = bundle.path("id");
        Place at = Place.ROOT.property("id");
        if (id.isMissingNode()) {
            out.error(at, id, BUNDLE, "is required");
        } else if (Identifiers.checkForm(id, at, out)
                && !Identifiers.typeOf(id.textValue()).equals(TYPE)) {
            out.error(at, id, BUNDLE, "must begin with bundle--");
        }
        JsonNode version = bundle.path("spec_version");
        if (!version.isMissingNode() && !version.asText().equals(OLD_VERSION)) {
            out.warning(Place.ROOT.property("spec_version"), version, BUNDLE, "is for each object to say in STIX 2.1");
        }
        bundle.properties().forEach(entry -> {
            if (!PROPERTIES.contains(entry.getKey())) {
                UnknownProperties.report(entry.getKey(), entry.getValue(), PROPERTIES, Place.ROOT, out);
            }
        });
    }
}

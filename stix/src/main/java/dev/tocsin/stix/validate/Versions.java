package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.ObjectKind;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixTimestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects seen so far, by identifier and version (STIX 2.1 §3.6). Of each it keeps the identifier, two times and a
 * fingerprint, never the content.
 */
final class Versions {

    private static final Section VERSIONING = Section.stix("3.6");
    private static final Section DETERMINISTIC_IDS = Section.stix("3.4");

    private record Version(
            Optional<StixTimestamp> created,
            Optional<StixTimestamp> modified,
            boolean revoked,
            Fingerprint content,
            int index) {}

    private final Map<String, List<Version>> byId = new HashMap<>();

    /** Takes one more object, and tells where it disagrees with one that came before. */
    void add(ObjectNode object, int index, Findings out) {
        JsonNode id = object.path("id");
        if (Identifiers.uuidOf(id.asText()).isEmpty()) {
            return;
        }
        Version version = new Version(
                time(object, "created"),
                time(object, "modified"),
                object.path("revoked").asBoolean(),
                Fingerprint.of(object),
                index);
        List<Version> earlier = byId.computeIfAbsent(id.textValue(), absent -> new ArrayList<>(1));
        earlier.stream()
                .filter(other -> other.modified().equals(version.modified()))
                .findFirst()
                .ifPresentOrElse(
                        same -> again(object, same, version, out), () -> compare(object, earlier, version, out));
        earlier.add(version);
    }

    boolean has(String id) {
        return byId.containsKey(id);
    }

    /** Whether the object was seen, but not in the version of that time. */
    boolean lacksVersion(String id, StixTimestamp modified) {
        return has(id)
                && byId.getOrDefault(id, List.of()).stream()
                        .noneMatch(version -> version.modified().equals(Optional.of(modified)));
    }

    private static void again(ObjectNode object, Version same, Version version, Findings out) {
        Place at = Place.ROOT.property("id");
        JsonNode id = object.path("id");
        if (same.content().equals(version.content())) {
            out.warning(at, id, VERSIONING, "stands here again, the same as objects[" + same.index() + "]");
        } else if (ObjectKind.of(object.path("type").asText()) == ObjectKind.SCO) {
            // Observables have no versions; two producers may know different things of one.
            out.warning(at, id, DETERMINISTIC_IDS, "stands here again, but differs from objects[" + same.index() + "]");
        } else {
            out.error(
                    at,
                    id,
                    VERSIONING,
                    "must not differ from objects[" + same.index() + "], which is the same version of the same object");
        }
    }

    private static void compare(ObjectNode object, List<Version> earlier, Version version, Findings out) {
        for (Version other : earlier) {
            if (!other.created().equals(version.created())) {
                Place at = Place.ROOT.property("created");
                String message = "must be the same in every version, and differs from objects[" + other.index() + "]";
                out.error(at, object.path("created"), VERSIONING, message);
                return;
            }
            if (followsRevocation(version, other) || followsRevocation(other, version)) {
                Place at = Place.ROOT.property("modified");
                String message =
                        "must not make a version later than the revoked one; see objects[" + other.index() + "]";
                out.error(at, object.path("modified"), VERSIONING, message);
                return;
            }
        }
    }

    private static boolean followsRevocation(Version later, Version revoked) {
        return revoked.revoked()
                && later.modified().isPresent()
                && revoked.modified().isPresent()
                && later.modified().get().compareTo(revoked.modified().get()) > 0;
    }

    private static Optional<StixTimestamp> time(ObjectNode object, String property) {
        try {
            return Optional.of(object.path(property).asText())
                    .filter(text -> !text.isEmpty())
                    .map(StixTimestamp::parse);
        } catch (StixException malformed) {
            // Told where the object is looked at by itself.
            return Optional.empty();
        }
    }
}

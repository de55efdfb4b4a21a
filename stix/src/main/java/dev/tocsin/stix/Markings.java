package dev.tocsin.stix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every marking on an object: those of the whole (STIX 2.1 §7.2.2) and those of its parts (STIX 2.1 §7.2.3).
 *
 * <p>Markings add up: a part is under the markings of the whole too, and whoever passes on the whole passes on every
 * part. A marking whose extent cannot be told counts for the whole.
 */
public final class Markings {

    /** A marking, and the part it marks; the whole object where there is none. */
    private record Applied(Marking marking, Optional<Selector> part) {
        boolean reaches(Selector asked) {
            return part.isEmpty() || part.get().overlaps(asked);
        }
    }

    private final List<Applied> applied;

    private Markings(List<Applied> applied) {
        this.applied = List.copyOf(applied);
    }

    /** The markings of an object, its references looked up by the resolver. */
    public static Markings of(StixObject object, Marking.Resolver resolver) {
        List<Applied> applied = new ArrayList<>();
        collect(object, object.json(), resolver, applied);
        // STIX 2.1 §2.13: the objects an observed-data object holds can carry markings of their own.
        for (JsonNode held : object.json().path("objects")) {
            List<Applied> inside = new ArrayList<>();
            collect(object, held, resolver, inside);
            inside.forEach(marking -> applied.add(new Applied(marking.marking(), Optional.empty())));
        }
        return new Markings(applied);
    }

    /** All of them, those of the whole first, as often as they are given. */
    public List<Marking> all() {
        return applied.stream().map(Applied::marking).toList();
    }

    /** The strictest level given to the object or any part of it; nothing where no level is given. */
    public Optional<Tlp> strictest() {
        return strictest(applied);
    }

    /** The strictest level that whoever passes on this part of the object must keep to. */
    public Optional<Tlp> strictestOf(Selector part) {
        return strictest(
                applied.stream().filter(marking -> marking.reaches(part)).toList());
    }

    /** The markings nobody here understands: while there is one, what the object allows is not known. */
    public List<Marking.Unknown> unknown() {
        return applied.stream()
                .map(Applied::marking)
                .filter(Marking.Unknown.class::isInstance)
                .map(Marking.Unknown.class::cast)
                .toList();
    }

    private static Optional<Tlp> strictest(List<Applied> markings) {
        return markings.stream()
                .map(Applied::marking)
                .filter(Marking.Level.class::isInstance)
                .map(marking -> ((Marking.Level) marking).tlp())
                .reduce(Tlp::strictest);
    }

    private static void collect(StixObject object, JsonNode json, Marking.Resolver resolver, List<Applied> applied) {
        for (JsonNode ref : listed(json, "object_marking_refs", applied)) {
            applied.add(new Applied(marking(ref, resolver), Optional.empty()));
        }
        for (JsonNode granular : listed(json, "granular_markings", applied)) {
            JsonNode ref = granular.path("marking_ref");
            if (ref.isMissingNode() && granular.path("lang").isTextual()) {
                // STIX 2.1 §7.2.3: it says which language the part is in, and restricts nothing.
                continue;
            }
            Marking marking = marking(ref, resolver);
            JsonNode selectors = listed(granular, "selectors", applied);
            for (JsonNode selector : selectors) {
                applied.add(new Applied(marking, part(object, selector, applied)));
            }
            if (selectors.isEmpty()) {
                applied.add(new Applied(marking, Optional.empty()));
            }
        }
    }

    /** The part a selector leads to; nothing, so the whole, where it is no selector or leads nowhere. */
    private static Optional<Selector> part(StixObject object, JsonNode selector, List<Applied> applied) {
        try {
            Selector part = Selector.parse(selector.asText());
            return part.in(object).map(found -> part);
        } catch (StixException e) {
            applied.add(new Applied(new Marking.Unknown(selector.asText(), e.getMessage()), Optional.empty()));
            return Optional.empty();
        }
    }

    private static Marking marking(JsonNode ref, Marking.Resolver resolver) {
        return ref.isTextual()
                ? Marking.of(ref.textValue(), resolver)
                : new Marking.Unknown(ref.toString(), "not a reference to a marking: " + Quoted.of(ref.toString()));
    }

    private static JsonNode listed(JsonNode json, String property, List<Applied> applied) {
        JsonNode value = json.path(property);
        if (value.isMissingNode() || value.isArray()) {
            return value;
        }
        String why = property + " is not a list but " + Quoted.of(value.toString());
        applied.add(new Applied(new Marking.Unknown(value.toString(), why), Optional.empty()));
        return MissingNode.getInstance();
    }
}

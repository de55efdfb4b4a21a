package dev.tocsin.share.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.ObservableId;
import dev.tocsin.stix.Selector;
import dev.tocsin.stix.Selector.Step;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.validate.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Takes out of an object what is marked with something that a reader may not see (STIX 2.1 §7.2.2, §7.2.3). What would make no
 * sense without those parts is withheld as a whole.
 */
public final class Redaction {

    /** Without one of these an object would be another one, or mean something else: stand, hold or last longer. */
    private static final Set<String> INDISPENSABLE = Set.of(
            "type",
            "id",
            "spec_version",
            "created",
            "modified",
            "revoked",
            "valid_from",
            "valid_until",
            "object_marking_refs",
            "granular_markings");

    private static final int MOST_PARTS = 1_000;

    private Redaction() {}

    /**
     * What is left of an object.
     *
     * @param withheld whether a reference to a marking names one that the reader may not see past
     */
    public static Redacted of(StixObject object, Predicate<String> withheld) {
        if (marked(object.json(), withheld)) {
            return new Redacted.Nothing("all of it is marked so");
        }
        for (JsonNode held : object.json().path("objects")) {
            if (marked(held, withheld) || !parts(held, withheld).isEmpty()) {
                return new Redacted.Nothing("an object that it holds is marked so");
            }
        }
        List<String> parts = parts(object.json(), withheld);
        if (parts.isEmpty()) {
            return new Redacted.Whole(object);
        }
        if (parts.size() > MOST_PARTS) {
            return new Redacted.Nothing("more than " + MOST_PARTS + " parts of it are marked so");
        }
        List<Selector> removed = new ArrayList<>();
        for (String part : parts) {
            Optional<Selector> found = removable(object, part);
            if (found.isEmpty()) {
                return new Redacted.Nothing("without its part " + part + " it would not be the same object");
            }
            removed.add(found.get());
        }
        return copy(object, removed, withheld);
    }

    private static Redacted copy(StixObject object, List<Selector> removed, Predicate<String> withheld) {
        Pruning pruning = new Pruning(removed);
        ObjectNode json = pruning.of(object.json());
        ArrayNode markings = json.arrayNode();
        for (JsonNode marking : object.json().path("granular_markings")) {
            if (!withheld.test(marking.path("marking_ref").asText())) {
                remaining(pruning, marking).ifPresent(markings::add);
            }
        }
        if (markings.isEmpty()) {
            json.remove("granular_markings");
        } else {
            json.set("granular_markings", markings);
        }
        if (!stillValid(object, json)) {
            return new Redacted.Nothing("without its marked parts it would not be valid");
        }
        if (guessable(object, json)) {
            return new Redacted.Nothing("its id follows from a marked part, so that it could be guessed");
        }
        return new Redacted.Copy(StixObject.of(json));
    }

    /** A marking on those of its parts that are still there, wherever they have moved; nothing where none is. */
    private static Optional<ObjectNode> remaining(Pruning pruning, JsonNode marking) {
        ObjectNode rest = marking.deepCopy();
        ArrayNode selectors = rest.putArray("selectors");
        marking.path("selectors")
                .forEach(selector -> pruning.moved(Selector.parse(selector.asText()))
                        .ifPresent(moved -> selectors.add(moved.toString())));
        return selectors.isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    private static boolean marked(JsonNode json, Predicate<String> withheld) {
        return StreamSupport.stream(json.path("object_marking_refs").spliterator(), false)
                .anyMatch(ref -> withheld.test(ref.asText()));
    }

    private static List<String> parts(JsonNode json, Predicate<String> withheld) {
        List<String> parts = new ArrayList<>();
        for (JsonNode marking : json.path("granular_markings")) {
            if (withheld.test(marking.path("marking_ref").asText())) {
                marking.path("selectors").forEach(selector -> parts.add(selector.asText()));
            }
        }
        return parts;
    }

    /** A part that is there and that the object can be without. */
    private static Optional<Selector> removable(StixObject object, String part) {
        try {
            Selector selector = Selector.parse(part);
            return selector.steps().getFirst() instanceof Step.Key(String property)
                            && !INDISPENSABLE.contains(property)
                            && selector.in(object).isPresent()
                    ? Optional.of(selector)
                    : Optional.empty();
        } catch (StixException e) {
            return Optional.empty(); // what extends nobody knows how far counts for the whole
        }
    }

    private static boolean stillValid(StixObject object, ObjectNode copy) {
        return valid(object.json()) && valid(copy);
    }

    private static boolean valid(JsonNode json) {
        AtomicBoolean valid = new AtomicBoolean(true);
        Validator.validate(json, problem -> {
            if (problem.isError()) {
                valid.set(false);
            }
        });
        return valid.get();
    }

    /** Whether the id is made from content (STIX 2.1 §2.9) of which a part is gone: each guess could be tried. */
    private static boolean guessable(StixObject object, ObjectNode copy) {
        Optional<StixId> following = ObservableId.of(object.json());
        return following.filter(object.id()::equals).isPresent() && !following.equals(ObservableId.of(copy));
    }
}

package dev.tocsin.stix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A way through an object to a part of it (STIX 2.1 §7.2.3.1), such as {@code external_references.[0].source_name}.
 *
 * @param steps property names, dictionary keys and list indexes, from the object inwards; at least one
 */
public record Selector(List<Step> steps) {

    /** One component of a selector. */
    public sealed interface Step {
        /** Into a property or dictionary key. */
        record Key(String name) implements Step {
            @Override
            public String toString() {
                return name;
            }
        }

        /** Into a list; the first element is 0. */
        record Index(int at) implements Step {
            @Override
            public String toString() {
                return "[" + at + "]";
            }
        }
    }

    private static final Pattern INDEX = Pattern.compile("\\[(0|[1-9][0-9]{0,8})]");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,250}");

    public Selector {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new StixException("a selector has at least one component");
        }
    }

    /**
     * Reads a selector.
     *
     * @throws StixException if the text is not property names, keys and indexes in brackets, with points between them
     */
    public static Selector parse(String text) {
        List<Step> steps = new ArrayList<>();
        for (String component : text.split("\\.", -1)) {
            Matcher index = INDEX.matcher(component);
            if (index.matches() && !steps.isEmpty()) {
                steps.add(new Step.Index(Integer.parseInt(index.group(1))));
            } else if (KEY.matcher(component).matches()) {
                steps.add(new Step.Key(component));
            } else {
                throw new StixException("not a selector like external_references.[0].url: " + Quoted.of(text));
            }
        }
        return new Selector(steps);
    }

    /** What the selector leads to, or nothing where the object has no such part. */
    public Optional<JsonNode> in(StixObject object) {
        return in(object.json());
    }

    /** As {@link #in(StixObject)}, of a tree that may be no STIX object. */
    public Optional<JsonNode> in(JsonNode object) {
        JsonNode node = object;
        for (Step step : steps) {
            node = switch (step) {
                case Step.Key key -> node.path(key.name());
                case Step.Index index -> node.path(index.at());
            };
        }
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }

    /** Whether one of the two parts lies within the other, or they are the same. */
    boolean overlaps(Selector other) {
        int common = Math.min(steps.size(), other.steps.size());
        return steps.subList(0, common).equals(other.steps.subList(0, common));
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("."));
    }
}

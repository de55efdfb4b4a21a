package dev.tocsin.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.match.Hit.Matched;
import dev.tocsin.stix.pattern.ComparisonExpression;
import dev.tocsin.stix.pattern.Literal;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.PatternText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A comparison expression, ready to be asked about the objects of an observation (STIX 2.1 §9.5, §9.6).
 *
 * <p>All its paths start at one and the same object (§9.5). A comparison whose path leads nowhere is false, whatever its
 * operator and also under {@code NOT} (§9.6); where a path leads to several values, the comparison is true if it is true
 * for one of them, {@code NOT} and {@code !=} included (§9.7.2). {@code NOT EXISTS} is the one test that asks for
 * absence: it is true of an object of the path's type that has no such value.
 */
final class ObjectTest {

    private final Node root;
    private final Set<String> types = new TreeSet<>();

    ObjectTest(ComparisonExpression expression) {
        this.root = compile(expression);
    }

    /** The types of which an observation must hold an object for this to be true of it. */
    Set<String> types() {
        return types;
    }

    /**
     * The values that make it true of the first candidate that it is true of; nothing where it is true of none. An empty
     * list is true all the same: {@code NOT EXISTS} finds no value.
     *
     * @param objects all that references may name
     */
    Optional<List<Matched>> of(List<ObjectNode> candidates, Map<String, ObjectNode> objects) {
        for (ObjectNode candidate : candidates) {
            List<Matched> matched = new ArrayList<>();
            if (types.contains(candidate.path("type").asText("")) && root.holds(candidate, objects, matched)) {
                return Optional.of(List.copyOf(matched));
            }
        }
        return Optional.empty();
    }

    /** A node adds to {@code matched} only if it holds. */
    private interface Node {
        boolean holds(ObjectNode object, Map<String, ObjectNode> objects, List<Matched> matched);
    }

    private Node compile(ComparisonExpression expression) {
        return switch (expression) {
            case ComparisonExpression.And(var operands) ->
                and(operands.stream().map(this::compile).toList());
            case ComparisonExpression.Or(var operands) -> {
                List<Node> nodes = operands.stream().map(this::compile).toList();
                yield (object, objects, matched) ->
                        nodes.stream().anyMatch(node -> node.holds(object, objects, matched));
            }
            case ComparisonExpression.Comparison(var path, var negated, var operator, var literal) ->
                test(path, negated, ValueTest.of(operator, literal));
            case ComparisonExpression.In(var path, var negated, var literals) ->
                test(path, negated, found -> isOneOf(found, literals));
            case ComparisonExpression.Exists(var path, var negated) ->
                negated ? absent(path) : test(path, false, f -> true);
        };
    }

    private static Node and(List<Node> nodes) {
        return (object, objects, matched) -> {
            List<Matched> together = new ArrayList<>();
            boolean all = nodes.stream().allMatch(node -> node.holds(object, objects, together));
            if (all) {
                matched.addAll(together);
            }
            return all;
        };
    }

    private Node test(ObjectPath path, boolean negated, ValueTest test) {
        types.add(path.objectType());
        String written = PatternText.of(path);
        return (object, objects, matched) -> {
            if (!isOfType(object, path)) {
                return false;
            }
            for (PathWalk.Found found : PathWalk.from(object, path, objects)) {
                if (test.holdsFor(found) != negated) {
                    matched.add(new Matched(written, found.value()));
                    return true;
                }
            }
            return false;
        };
    }

    private Node absent(ObjectPath path) {
        types.add(path.objectType());
        return (object, objects, matched) ->
                isOfType(object, path) && PathWalk.from(object, path, objects).isEmpty();
    }

    private static boolean isOneOf(PathWalk.Found found, List<Literal> literals) {
        return literals.stream().anyMatch(literal -> ValueTest.equal(found, literal));
    }

    private static boolean isOfType(ObjectNode object, ObjectPath path) {
        return object.path("type").asText("").equals(path.objectType());
    }
}

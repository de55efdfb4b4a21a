package dev.tocsin.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.stix.pattern.ComparisonExpression;
import dev.tocsin.stix.pattern.ComparisonExpression.Operator;
import dev.tocsin.stix.pattern.IpRange;
import dev.tocsin.stix.pattern.Literal;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.ObjectPath.Step;
import dev.tocsin.stix.pattern.ObservationExpression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Patterns made of what some observations hold, so that many of them are true of one. */
final class RandomPatterns {

    private RandomPatterns() {}

    static ObservationExpression pattern(Random random, List<Observation> observations, int depth) {
        List<ObservationExpression> operands = new ArrayList<>();
        if (depth > 0) {
            operands.add(pattern(random, observations, depth - 1));
            operands.add(pattern(random, observations, depth - 1));
        }
        return switch (random.nextInt(depth > 0 ? 7 : 1)) {
            case 1 -> new ObservationExpression.And(operands);
            case 2 -> new ObservationExpression.FollowedBy(operands);
            case 3 -> new ObservationExpression.Repeats(operands.getFirst(), random.nextInt(1, 3));
            case 4 -> new ObservationExpression.Within(operands.getFirst(), BigDecimal.valueOf(1_000));
            case 5, 6 -> new ObservationExpression.Or(operands);
            default -> new ObservationExpression.Observation(comparison(random, observations, 2));
        };
    }

    private static ComparisonExpression comparison(Random random, List<Observation> observations, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            ComparisonExpression first = comparison(random, observations, depth - 1);
            ComparisonExpression second = comparison(random, observations, depth - 1);
            return random.nextBoolean()
                    ? new ComparisonExpression.Or(List.of(first, second))
                    : new ComparisonExpression.And(List.of(first, second));
        }
        Observation of = observations.get(random.nextInt(observations.size()));
        Walked walked = walk(random, of);
        Literal literal = walked.end().isIntegralNumber() && random.nextInt(4) > 0
                ? new Literal.Whole(walked.end().bigIntegerValue())
                : new Literal.Text(random.nextInt(4) > 0 ? walked.end().asText() : "x");
        boolean negated = random.nextInt(4) == 0;
        String text = walked.end().asText();
        return switch (random.nextInt(10)) {
            case 0 -> new ComparisonExpression.Exists(walked.path(), negated);
            case 1 -> new ComparisonExpression.In(walked.path(), negated, List.of(literal));
            case 2 -> new ComparisonExpression.Comparison(walked.path(), negated, Operator.NOT_EQUAL, literal);
            case 3 -> new ComparisonExpression.Comparison(walked.path(), negated, Operator.GREATER_OR_EQUAL, literal);
            case 4 -> compared(walked, Operator.LIKE, like(random, text));
            case 5 -> new ComparisonExpression.In(walked.path(), false, List.of(new Literal.Text("x"), literal));
            case 6 ->
                IpRange.parse(text).isPresent()
                        ? compared(walked, Operator.ISSUBSET, network(random, text))
                        : compared(walked, Operator.EQUAL, cased(random, text));
            default -> new ComparisonExpression.Comparison(walked.path(), negated, Operator.EQUAL, literal);
        };
    }

    private static ComparisonExpression compared(Walked walked, Operator operator, String constant) {
        return new ComparisonExpression.Comparison(walked.path(), false, operator, new Literal.Text(constant));
    }

    private static String cased(Random random, String text) {
        return random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** With a wildcard in front, behind, in the middle or nowhere. */
    private static String like(Random random, String text) {
        int cut = text.isEmpty() ? 0 : random.nextInt(text.length());
        int dot = text.indexOf('.');
        int slash = text.lastIndexOf('/');
        return switch (random.nextInt(5)) {
            case 0 -> dot < 0 ? "%" + text : "%" + text.substring(dot);
            case 1 -> "%" + text.substring(cut);
            case 2 -> slash < 0 ? text.substring(0, cut) + "%" : text.substring(0, slash + 1) + "%";
            case 3 -> text.substring(0, cut) + "_" + text.substring(Math.min(text.length(), cut + 1));
            default -> text;
        };
    }

    private static String network(Random random, String address) {
        String alone = address.indexOf('/') < 0 ? address : address.substring(0, address.indexOf('/'));
        return alone + "/" + random.nextInt(alone.indexOf(':') < 0 ? 33 : 129);
    }

    private record Walked(ObjectPath path, JsonNode end) {}

    /** A path from some object of the observation along what is there, and sometimes beside it. */
    private static Walked walk(Random random, Observation observation) {
        List<ObjectNode> objects = List.copyOf(observation.objects().values());
        if (objects.isEmpty()) {
            ObjectPath nowhere = new ObjectPath("mutex", List.of(new Step.Property("name")));
            return new Walked(nowhere, TextNode.valueOf("x"));
        }
        ObjectNode from = objects.get(random.nextInt(objects.size()));
        List<Step> steps = new ArrayList<>();
        JsonNode at = from;
        while (steps.size() < 8
                && (steps.isEmpty()
                        || at.isContainerNode()
                        || observation.objects().containsKey(at.asText()))) {
            JsonNode inner = at.isTextual() ? observation.objects().get(at.textValue()) : at;
            if (inner == null || (at.isTextual() && random.nextInt(3) == 0)) {
                break;
            }
            if (random.nextInt(20) == 0) {
                steps.add(new Step.Property("x_other"));
                break;
            }
            if (inner.isArray()) {
                if (inner.isEmpty()) {
                    break;
                }
                int index = random.nextInt(inner.size());
                steps.add(random.nextBoolean() ? new Step.AnyElement() : new Step.Index(index));
                at = inner.get(index);
            } else {
                List<String> names = new ArrayList<>();
                inner.fieldNames().forEachRemaining(names::add);
                if (names.isEmpty()) {
                    break;
                }
                String name = names.get(random.nextInt(names.size()));
                steps.add(new Step.Property(name));
                at = inner.path(name);
            }
        }
        String type = from.path("type").asText("mutex");
        return new Walked(
                new ObjectPath(
                        type.isEmpty() ? "mutex" : type,
                        steps.isEmpty() ? List.of(new Step.Property("x_other")) : steps),
                at);
    }
}

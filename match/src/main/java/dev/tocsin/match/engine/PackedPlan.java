package dev.tocsin.match.engine;

import dev.tocsin.match.engine.PackedSearches.Searched;
import dev.tocsin.match.engine.Plan.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan, written and read. */
final class PackedPlan {

    private static final int IS = 0;
    private static final int NOT = 1;
    private static final int ALL = 2;
    private static final int ANY = 3;
    private static final int AT_LEAST = 4;

    /** Deeper than a condition may nest. */
    private static final int DEEPEST = 1_000;

    private PackedPlan() {}

    static void write(Packer out, Plan plan) {
        out.each(Arrays.asList(plan.checks), PackedChecks::write);
        out.number(plan.byField.length);
        for (LiteralSearch search : plan.byField) {
            writeSearch(out, search);
        }
        writeSearch(out, plan.anywhere);
        out.each(Arrays.asList(plan.rules), (to, rule) -> writeNode(to.number(rule.number()), rule.formula()));
        out.numbers(plan.gates);
        for (boolean numeric : plan.numeric) {
            out.flag(numeric);
        }
        for (int[] wakes : plan.wakes) {
            out.numbers(wakes);
        }
        out.numbers(plan.always);
    }

    /**
     * @param fields how many fields there are
     * @param rules how many rules there are
     */
    static Plan read(Unpacker in, int fields, int rules) {
        Check[] checks = in.each(each -> PackedChecks.read(each, fields)).toArray(Check[]::new);
        int predicates = checks.length;
        Unpacker.within(predicates, 0, 1 << Plan.PREDICATE_BITS);
        if (in.number() != fields) {
            throw new Unpacker.Unfit("searches of other fields");
        }
        @Nullable LiteralSearch[] byField = new LiteralSearch[fields];
        for (int field = 0; field < fields; field++) {
            byField[field] = readSearch(in, predicates);
        }
        LiteralSearch anywhere = readSearch(in, predicates);
        List<Plan.Rule> numbered =
                in.each(each -> new Plan.Rule(each.below(rules), readNode(each, predicates, DEEPEST)));
        int[] gates = in.numbers();
        if (gates.length != predicates) {
            throw new Unpacker.Unfit("gates of other predicates");
        }
        boolean[] numeric = new boolean[predicates];
        for (int predicate = 0; predicate < predicates; predicate++) {
            numeric[predicate] = in.flag();
        }
        int[][] wakes = new int[predicates][];
        for (int predicate = 0; predicate < predicates; predicate++) {
            wakes[predicate] = in.numbersBelow(numbered.size());
        }
        int[] always = in.numbersBelow(numbered.size());
        return new Plan(checks, byField, anywhere, numbered, gates, numeric, wakes, always);
    }

    private static void writeSearch(Packer out, @Nullable LiteralSearch search) {
        if (search == null) {
            PackedSearches.writeNone(out);
        } else {
            PackedSearches.write(out, search);
        }
    }

    private static @Nullable LiteralSearch readSearch(Unpacker in, int predicates) {
        return switch (PackedSearches.read(in, predicates)) {
            case Searched.Nothing ignored -> null;
            case Searched.By(var search) -> search;
        };
    }

    private static void writeNode(Packer out, Node node) {
        switch (node) {
            case Node.Is(var predicate, var cost) ->
                out.number(IS).number(predicate).number(cost);
            case Node.Not(var operand) -> writeNode(out.number(NOT), operand);
            case Node.All(var operands) -> out.number(ALL).each(Arrays.asList(operands), PackedPlan::writeNode);
            case Node.Any(var operands) -> out.number(ANY).each(Arrays.asList(operands), PackedPlan::writeNode);
            case Node.AtLeast(var count, var operands) ->
                out.number(AT_LEAST).number(count).each(Arrays.asList(operands), PackedPlan::writeNode);
        }
    }

    private static Node readNode(Unpacker in, int predicates, int deepest) {
        if (deepest == 0) {
            throw new Unpacker.Unfit("a formula that nests too deep");
        }
        return switch (in.number()) {
            case IS -> new Node.Is(in.below(predicates), in.number());
            case NOT -> new Node.Not(readNode(in, predicates, deepest - 1));
            case ALL -> new Node.All(readNodes(in, predicates, deepest));
            case ANY -> new Node.Any(readNodes(in, predicates, deepest));
            case AT_LEAST -> {
                int count = in.number();
                yield new Node.AtLeast(count, readNodes(in, predicates, deepest));
            }
            default -> throw new Unpacker.Unfit("a formula of an unknown kind");
        };
    }

    private static Node[] readNodes(Unpacker in, int predicates, int deepest) {
        return new ArrayList<>(in.each(each -> readNode(each, predicates, deepest - 1))).toArray(Node[]::new);
    }
}

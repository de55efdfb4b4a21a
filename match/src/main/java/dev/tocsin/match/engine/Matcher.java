package dev.tocsin.match.engine;

import dev.tocsin.match.engine.Plan.Node;
import dev.tocsin.sigma.detection.Position;
import dev.tocsin.telemetry.fields.FieldScan;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks a plan of one event after another. What it must remember of an event is stamped with the event's number, so nothing
 * is cleared and nothing allocated. Not safe for use by several threads at once: each has one of its own.
 */
final class Matcher {

    /** What is known of a plan's predicates and rules for the event at hand. */
    private static final class State implements LiteralSearch.Found {
        private final Plan plan;
        private final int[] seen;
        private final int[] partlySeen;
        private final int[] partsSeen;
        private final int[] asked;
        private final boolean[] answer;
        private final int[] woken;
        private final int[] candidates;
        private int candidateCount;
        private int event;
        private boolean onlyNumbers;

        State(Plan plan) {
            this.plan = plan;
            this.seen = new int[plan.predicates()];
            this.partlySeen = new int[plan.predicates()];
            this.partsSeen = new int[plan.predicates()];
            this.asked = new int[plan.predicates()];
            this.answer = new boolean[plan.predicates()];
            this.woken = new int[plan.rules.length];
            this.candidates = new int[plan.rules.length];
        }

        void next() {
            event++;
            if (event < 0) {
                Arrays.fill(seen, 0);
                Arrays.fill(partlySeen, 0);
                Arrays.fill(asked, 0);
                Arrays.fill(woken, 0);
                event = 1;
            }
            candidateCount = 0;
            for (int rule : plan.always) {
                wake(rule);
            }
        }

        @Override
        public void literal(int id) {
            int predicate = id & ((1 << Plan.PREDICATE_BITS) - 1);
            if (onlyNumbers && !plan.numeric[predicate]) {
                return;
            }
            if (seen[predicate] != event && isWhole(predicate, 1 << (id >>> Plan.PREDICATE_BITS))) {
                seen[predicate] = event;
                for (int rule : plan.wakes[predicate]) {
                    wake(rule);
                }
            }
        }

        /** Whether every literal of the predicate was found, with this one. */
        private boolean isWhole(int predicate, int part) {
            int all = plan.gates[predicate];
            if (all == part) {
                return true;
            }
            int parts = partlySeen[predicate] == event ? partsSeen[predicate] | part : part;
            partlySeen[predicate] = event;
            partsSeen[predicate] = parts;
            return parts == all;
        }

        private void wake(int rule) {
            if (woken[rule] != event) {
                woken[rule] = event;
                candidates[candidateCount++] = rule;
            }
        }
    }

    private final IdentityHashMap<Plan, State> states = new IdentityHashMap<>();
    private @Nullable State last;
    private final FieldScan values;
    private final Texts texts;
    private final byte[][] decoded = {new byte[1 << 12]};
    private long candidates;

    Matcher(FieldScan values) {
        this.values = values;
        this.texts = new Texts(values);
    }

    /** Tells the numbers of the rules that hold for the event whose values were read last. */
    void match(Plan plan, byte[] bytes, IntConsumer held) {
        if (plan.rules.length == 0) {
            return;
        }
        State state = state(plan);
        state.next();
        texts.next(bytes);
        for (int value = 0; value < values.count(); value++) {
            int field = values.field(value);
            if (values.kind(value) == FieldScan.NO_VALUE) {
                continue;
            }
            if (field >= 0) {
                LiteralSearch search = plan.byField[field];
                if (search != null) {
                    look(search, value, bytes, state);
                }
            }
            if (plan.anywhere != null) {
                look(plan.anywhere, value, bytes, state);
            }
        }
        candidates += state.candidateCount;
        for (int i = 0; i < state.candidateCount; i++) {
            Plan.Rule rule = plan.rules[state.candidates[i]];
            if (holds(rule.formula(), state)) {
                held.accept(rule.number());
            }
        }
    }

    /** How many rules were asked so far, over all events. */
    long candidates() {
        return candidates;
    }

    private State state(Plan plan) {
        State known = last;
        if (known == null || known.plan != plan) {
            known = states.computeIfAbsent(plan, State::new);
            last = known;
        }
        return known;
    }

    private void look(LiteralSearch search, int value, byte[] bytes, State state) {
        int from = values.from(value);
        int to = values.to(value);
        byte kind = values.kind(value);
        if (kind == FieldScan.CODED) {
            int length = texts.ascii(value, decoded);
            if (length >= 0) {
                search.scan(decoded[0], 0, length, state);
                return;
            }
        }
        if (needsFolding(kind, search, bytes, from, to)) {
            lookFolded(search, texts.text(value), state);
            lookAsInteger(search, value, state);
        } else if (kind < FieldScan.INTEGER && (kind & FieldScan.ESCAPED) != 0) {
            search.scanEscaped(bytes, from, to, state);
        } else {
            search.scan(bytes, from, to, state);
        }
    }

    private static boolean needsFolding(byte kind, LiteralSearch search, byte[] bytes, int from, int to) {
        if (kind >= FieldScan.INTEGER) {
            return kind == FieldScan.DECIMAL;
        }
        boolean wide = (kind & FieldScan.WIDE) != 0;
        return (kind & FieldScan.CODED) != 0
                || (wide && (!search.isAscii() || Folding.mayBecomeAscii(bytes, from, to)));
    }

    /** The search folds ASCII; what lies beyond is folded here. */
    private static void lookFolded(LiteralSearch search, CharSequence text, State state) {
        byte[] folded = Folding.fold(text).getBytes(StandardCharsets.UTF_8);
        search.scan(folded, 0, folded.length, state);
    }

    /** A rule's {@code 1} is the {@code 1.0} of a log; its text is another matter. */
    private void lookAsInteger(LiteralSearch search, int value, State state) {
        if (values.kind(value) == FieldScan.DECIMAL) {
            BigDecimal number = new BigDecimal(values.text(value)).stripTrailingZeros();
            if (number.scale() <= 0) {
                state.onlyNumbers = true;
                byte[] digits = number.toBigInteger().toString().getBytes(StandardCharsets.US_ASCII);
                search.scan(digits, 0, digits.length, state);
                state.onlyNumbers = false;
            }
        }
    }

    private boolean holds(Node node, State state) {
        return switch (node) {
            case Node.Is(var predicate, var cost) -> holds(predicate, state);
            case Node.Not(var operand) -> !holds(operand, state);
            case Node.All(var operands) -> holding(operands, operands.length, state);
            case Node.Any(var operands) -> anyHolds(operands, state);
            case Node.AtLeast(var count, var operands) -> holding(operands, count, state);
        };
    }

    private boolean anyHolds(Node[] operands, State state) {
        for (Node operand : operands) {
            if (holds(operand, state)) {
                return true;
            }
        }
        return false;
    }

    /** Whether so many hold; no more are asked than can change that. */
    private boolean holding(Node[] operands, int wanted, State state) {
        int mayFail = operands.length - wanted;
        for (Node operand : operands) {
            if (!holds(operand, state) && --mayFail < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(int predicate, State state) {
        boolean seen = state.seen[predicate] == state.event;
        Check check = state.plan.checks[predicate];
        if (check instanceof Check.Decided) {
            return seen;
        }
        if (check instanceof Check.OfValues(var field, var gated, var test) && gated && !seen) {
            return false;
        }
        if (state.asked[predicate] != state.event) {
            state.asked[predicate] = state.event;
            state.answer[predicate] = ask(check);
        }
        return state.answer[predicate];
    }

    private boolean ask(Check check) {
        return switch (check) {
            case Check.Decided decided -> throw new IllegalStateException("answered before");
            case Check.Valued(var field, var wanted) -> isThere(field, true) == wanted;
            case Check.There(var field, var wanted) -> isThere(field, false) == wanted;
            case Check.OfNumbers(var field, var number) -> someNumber(field, number);
            case Check.OfValues of -> someValue(of);
            case Check.OfFields of -> someTwo(of);
        };
    }

    private boolean isThere(int field, boolean withValue) {
        for (int value = 0; value < values.count(); value++) {
            if (withValue ? isOf(field, value) : values.field(value) == field) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a value, and of that field. */
    private boolean isOf(int field, int value) {
        boolean there = values.field(value) == field || field == Check.ANYWHERE;
        return there && values.kind(value) != FieldScan.NO_VALUE;
    }

    private boolean someNumber(int field, BigDecimal number) {
        for (int value = 0; value < values.count(); value++) {
            if (isOf(field, value) && isNumber(value, number)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNumber(int value, BigDecimal number) {
        return switch (values.kind(value)) {
            case FieldScan.INTEGER, FieldScan.DECIMAL -> new BigDecimal(values.text(value)).compareTo(number) == 0;
            default -> number.toPlainString().contentEquals(texts.text(value));
        };
    }

    private boolean someValue(Check.OfValues of) {
        for (int value = 0; value < values.count(); value++) {
            if (isOf(of.field(), value) && of.test().test(texts.text(value))) {
                return true;
            }
        }
        return false;
    }

    private boolean someTwo(Check.OfFields of) {
        for (int one = 0; one < values.count(); one++) {
            if (isOf(of.field(), one)) {
                for (int other = 0; other < values.count(); other++) {
                    if (isOf(of.other(), other) && goTogether(texts.text(one), texts.text(other), of)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean goTogether(CharSequence one, CharSequence other, Check.OfFields of) {
        String left = of.cased() ? one.toString() : Folding.fold(one);
        String right = of.cased() ? other.toString() : Folding.fold(other);
        return switch (of.position()) {
            case Position.WHOLE -> left.equals(right);
            case Position.START -> left.startsWith(right);
            case Position.END -> left.endsWith(right);
            case Position.ANYWHERE -> left.contains(right);
        };
    }
}

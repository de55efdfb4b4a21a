package dev.tocsin.match.engine;

import static java.util.Objects.requireNonNull;

import dev.tocsin.match.engine.Plan.Node;
import dev.tocsin.sigma.detection.Position;
import dev.tocsin.telemetry.fields.FieldScan;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
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

        /** By what a value of field -1 is searched; those of the other fields follow. */
        private final int firstSearch;

        /** By what the answers of predicate 0 are remembered; those of the others follow. */
        private final int firstAnswer;

        State(Plan plan, int firstSearch) {
            this.plan = plan;
            this.firstSearch = firstSearch;
            this.firstAnswer = firstSearch + plan.byField.length + 1;
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

        @Override
        public boolean has(int id) {
            return seen[id & ((1 << Plan.PREDICATE_BITS) - 1)] == event;
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

    /** Takes down what is found in a value, and tells it. */
    private static final class Notes implements LiteralSearch.Found {
        private final int[] found = new int[SeenValues.MOST_FOUND];
        private int count;
        private @Nullable State state;

        void begin(State about) {
            state = about;
            count = 0;
        }

        boolean areComplete() {
            return count <= SeenValues.MOST_FOUND;
        }

        @Override
        public void literal(int id) {
            if (has(id)) {
                return;
            }
            if (count < SeenValues.MOST_FOUND) {
                found[count] = id;
            }
            count = Math.min(count + 1, SeenValues.MOST_FOUND + 1);
            requireNonNull(state).literal(id);
        }

        @Override
        public boolean has(int id) {
            for (int i = 0; i < Math.min(count, SeenValues.MOST_FOUND); i++) {
                if (found[i] == id) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final int[] YES = {1};

    private final SeenValues seenValues = new SeenValues();
    private final Notes notes = new Notes();
    private final IdentityHashMap<Plan, State> states = new IdentityHashMap<>();
    private @Nullable State last;
    private final FieldScan values;
    private final Texts texts;
    private final byte[][] decoded = {new byte[1 << 12]};
    private byte[] bytes = {};
    private int nextSearch = 1;
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
        this.bytes = bytes;
        for (int value = 0; value < values.count(); value++) {
            int field = values.field(value);
            LiteralSearch search = field >= 0 ? plan.byField[field] : null;
            if (search != null || plan.anywhere != null) {
                look(search, value, bytes, state);
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
            known = states.computeIfAbsent(plan, key -> new State(key, nextSearch));
            nextSearch = Math.max(nextSearch, known.firstAnswer + plan.predicates());
            last = known;
        }
        return known;
    }

    private void look(@Nullable LiteralSearch search, int value, byte[] bytes, State state) {
        int from = values.from(value);
        int to = values.to(value);
        if (!isRemembered(value)) {
            lookWith(search, value, bytes, state, state);
            return;
        }
        int by = state.firstSearch + values.field(value) + 1;
        if (seenValues.knows(by, bytes, from, to)) {
            seenValues.tell(state);
            return;
        }
        notes.begin(state);
        lookWith(search, value, bytes, state, notes);
        if (notes.areComplete()) {
            seenValues.keep(by, bytes, from, to, notes.found, notes.count);
        }
    }

    private boolean isRemembered(int value) {
        byte kind = values.kind(value);
        int length = values.to(value) - values.from(value);
        return (kind == FieldScan.PLAIN || kind == FieldScan.ESCAPED)
                && length >= SeenValues.SHORTEST
                && length <= SeenValues.LONGEST;
    }

    private void lookWith(
            @Nullable LiteralSearch search, int value, byte[] bytes, State state, LiteralSearch.Found found) {
        if (search != null) {
            search(search, value, bytes, state, found);
        }
        if (state.plan.anywhere != null) {
            search(state.plan.anywhere, value, bytes, state, found);
        }
    }

    private void search(LiteralSearch search, int value, byte[] bytes, State state, LiteralSearch.Found found) {
        int from = values.from(value);
        int to = values.to(value);
        byte kind = values.kind(value);
        if (kind == FieldScan.NO_VALUE) {
            return;
        }
        if (kind == FieldScan.CODED) {
            int length = texts.ascii(value, decoded);
            if (length >= 0) {
                search.scan(decoded[0], 0, length, found);
                return;
            }
        }
        if (needsFolding(kind, search, bytes, from, to)) {
            lookFolded(search, texts.text(value), state);
            lookAsInteger(search, value, state);
        } else if (kind < FieldScan.INTEGER && (kind & FieldScan.ESCAPED) != 0) {
            search.scanEscaped(bytes, from, to, found);
        } else {
            search.scan(bytes, from, to, found);
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
        if (check instanceof Check.OfValues of && of.gated() && !seen) {
            return false;
        }
        if (state.asked[predicate] != state.event) {
            state.asked[predicate] = state.event;
            state.answer[predicate] = ask(check, state.firstAnswer + predicate);
        }
        return state.answer[predicate];
    }

    /** @param by by what the answer is remembered, value by value */
    private boolean ask(Check check, int by) {
        return switch (check) {
            case Check.Decided decided -> throw new IllegalStateException("answered before");
            case Check.Valued(var field, var wanted) -> isThere(field, true) == wanted;
            case Check.There(var field, var wanted) -> isThere(field, false) == wanted;
            case Check.OfNumbers of -> someNumber(of);
            case Check.OfValues of -> someValue(of, by);
            case Check.OfLiteral of -> someValue(of);
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

    private boolean someNumber(Check.OfNumbers of) {
        for (int value = 0; value < values.count(); value++) {
            if (isOf(of.field(), value) && isNumber(value, of)) {
                return true;
            }
        }
        return false;
    }

    /** An integer in a log is written in one way only; a rule's number need not be. */
    private boolean isNumber(int value, Check.OfNumbers of) {
        byte kind = values.kind(value);
        boolean byValue = kind == FieldScan.DECIMAL
                || (kind == FieldScan.INTEGER && of.number().scale() > 0);
        return byValue
                ? new BigDecimal(values.text(value)).compareTo(of.number()) == 0
                : of.plain().contentEquals(texts.text(value));
    }

    private boolean someValue(Check.OfValues of, int by) {
        for (int value = 0; value < values.count(); value++) {
            if (isOf(of.field(), value) && mayHaveAll(value, of.required()) && satisfies(value, of, by)) {
                return true;
            }
        }
        return false;
    }

    private boolean satisfies(int value, Check.OfValues of, int by) {
        if (!of.costly() || !isRemembered(value)) {
            return of.test().test(texts.text(value));
        }
        int from = values.from(value);
        int to = values.to(value);
        if (seenValues.knows(by, bytes, from, to)) {
            return seenValues.foundAny();
        }
        boolean satisfied = of.test().test(texts.text(value));
        seenValues.keep(by, bytes, from, to, YES, satisfied ? 1 : 0);
        return satisfied;
    }

    private boolean someValue(Check.OfLiteral of) {
        for (int value = 0; value < values.count(); value++) {
            if (isOf(of.field(), value) && has(value, of)) {
                return true;
            }
        }
        return false;
    }

    private boolean has(int value, Check.OfLiteral of) {
        return switch (has(value, of.literal())) {
            case YES -> true;
            case NO -> false;
            case UNKNOWN -> of.literal().isIn(texts.text(value));
        };
    }

    private boolean mayHaveAll(int value, List<LiteralAlone> required) {
        for (int i = 0; i < required.size(); i++) {
            if (has(value, required.get(i)) == Answer.NO) {
                return false;
            }
        }
        return true;
    }

    private enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    /** It is unknown where characters beyond ASCII may count as some of it. */
    private Answer has(int value, LiteralAlone literal) {
        int from = values.from(value);
        int to = values.to(value);
        byte kind = values.kind(value);
        if (kind == FieldScan.DECIMAL) {
            return Answer.UNKNOWN;
        }
        if (kind >= FieldScan.INTEGER) {
            return answer(literal.isIn(bytes, from, to, false));
        }
        if ((kind & FieldScan.CODED) != 0) {
            int length = texts.ascii(value, decoded);
            return length < 0 ? Answer.UNKNOWN : answer(literal.isIn(decoded[0], 0, length, false));
        }
        if ((kind & FieldScan.WIDE) != 0 && Folding.mayBecomeAscii(bytes, from, to)) {
            return Answer.UNKNOWN;
        }
        return answer(literal.isIn(bytes, from, to, (kind & FieldScan.ESCAPED) != 0));
    }

    private static Answer answer(boolean isIn) {
        return isIn ? Answer.YES : Answer.NO;
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
        return switch (of.position()) {
            case Position.WHOLE -> one.length() == other.length() && Folding.sameAt(one, 0, other, of.cased());
            case Position.START -> Folding.sameAt(one, 0, other, of.cased());
            case Position.END -> Folding.sameAt(one, one.length() - other.length(), other, of.cased());
            case Position.ANYWHERE -> {
                for (int at = 0; at <= one.length() - other.length(); at++) {
                    if (Folding.sameAt(one, at, other, of.cased())) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }
}

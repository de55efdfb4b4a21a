package dev.tocsin.match.engine;

import dev.tocsin.match.engine.Plan.Node;
import dev.tocsin.sigma.detection.Position;
import dev.tocsin.telemetry.fields.FieldScan;
import java.math.BigDecimal;
import java.util.List;

/**
 * Asks whether formulas hold for the record at hand: each predicate at most once, and costly ones once for each value that they
 * meet again and again. Not safe for use by several threads at once.
 */
final class Asking {

    private static final int[] YES = {1};

    private final AtHand record;
    private final FieldScan values;

    Asking(AtHand record) {
        this.record = record;
        this.values = record.values;
    }

    /** Whether a rule's formula holds for the record at hand, of which is known what was noticed. */
    boolean holds(Node node, Noticed noticed) {
        return switch (node) {
            case Node.Is(var predicate, var cost) -> holds(predicate, noticed);
            case Node.Not(var operand) -> !holds(operand, noticed);
            case Node.All(var operands) -> holding(operands, operands.length, noticed);
            case Node.Any(var operands) -> anyHolds(operands, noticed);
            case Node.AtLeast(var count, var operands) -> holding(operands, count, noticed);
        };
    }

    private boolean anyHolds(Node[] operands, Noticed noticed) {
        for (Node operand : operands) {
            if (holds(operand, noticed)) {
                return true;
            }
        }
        return false;
    }

    /** Whether so many hold; no more are asked than can change that. */
    private boolean holding(Node[] operands, int wanted, Noticed noticed) {
        int mayFail = operands.length - wanted;
        for (Node operand : operands) {
            if (!holds(operand, noticed) && --mayFail < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(int predicate, Noticed noticed) {
        boolean seen = noticed.isSeen(predicate);
        Check check = noticed.plan.checks[predicate];
        if (check instanceof Check.Decided) {
            return seen;
        }
        if (check instanceof Check.OfValues of && of.gated() && !seen) {
            return false;
        }
        return noticed.isAnswered(predicate)
                ? noticed.answer(predicate)
                : noticed.answered(predicate, ask(check, noticed.firstAnswer + predicate));
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
            if (withValue ? record.isOf(field, value) : values.field(value) == field) {
                return true;
            }
        }
        return false;
    }

    private boolean someNumber(Check.OfNumbers of) {
        for (int value = 0; value < values.count(); value++) {
            if (record.isOf(of.field(), value) && isNumber(value, of)) {
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
                : of.plain().contentEquals(record.texts.text(value));
    }

    private boolean someValue(Check.OfValues of, int by) {
        for (int value = 0; value < values.count(); value++) {
            if (record.isOf(of.field(), value) && mayHaveAll(value, of.required()) && satisfies(value, of, by)) {
                return true;
            }
        }
        return false;
    }

    private boolean satisfies(int value, Check.OfValues of, int by) {
        if (!of.costly() || !record.isRemembered(value)) {
            return of.test().test(record.texts.text(value));
        }
        int from = values.from(value);
        int to = values.to(value);
        if (record.seen.knows(by, record.bytes, from, to)) {
            return record.seen.foundAny();
        }
        boolean satisfied = of.test().test(record.texts.text(value));
        record.seen.keep(by, record.bytes, from, to, YES, satisfied ? 1 : 0);
        return satisfied;
    }

    private boolean someValue(Check.OfLiteral of) {
        for (int value = 0; value < values.count(); value++) {
            if (record.isOf(of.field(), value) && has(value, of)) {
                return true;
            }
        }
        return false;
    }

    private boolean has(int value, Check.OfLiteral of) {
        return switch (has(value, of.literal())) {
            case YES -> true;
            case NO -> false;
            case UNKNOWN -> of.literal().isIn(record.texts.text(value));
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
            return answer(literal.isIn(record.bytes, from, to, false));
        }
        if ((kind & FieldScan.CODED) != 0) {
            int length = record.unescape(value);
            return length < 0 ? Answer.UNKNOWN : answer(literal.isIn(record.unescaped(), 0, length, false));
        }
        if ((kind & FieldScan.WIDE) != 0 && Folding.mayBecomeAscii(record.bytes, from, to)) {
            return Answer.UNKNOWN;
        }
        return answer(literal.isIn(record.bytes, from, to, (kind & FieldScan.ESCAPED) != 0));
    }

    private static Answer answer(boolean isIn) {
        return isIn ? Answer.YES : Answer.NO;
    }

    private boolean someTwo(Check.OfFields of) {
        for (int one = 0; one < values.count(); one++) {
            if (record.isOf(of.field(), one)) {
                for (int other = 0; other < values.count(); other++) {
                    if (record.isOf(of.other(), other)
                            && goTogether(record.texts.text(one), record.texts.text(other), of)) {
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

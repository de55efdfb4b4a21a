package dev.tocsin.match.regex;

import dev.tocsin.match.regex.Expression.Choice;
import dev.tocsin.match.regex.Expression.One;
import dev.tocsin.match.regex.Expression.Repeated;
import dev.tocsin.match.regex.Expression.Sequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The places of an expression at which a symbol stands, with those that may follow each (V. M. Glushkov, The abstract theory of
 * automata, 1961). A repetition that is counted has its places as often as it is repeated.
 */
final class Positions {

    /** The most there may be; more take long to step through, and much room. */
    static final int MOST = 512;

    private final List<Symbols> symbols = new ArrayList<>();
    private final List<BitSet> following = new ArrayList<>();

    private Positions() {}

    /** An expression's places: where a match begins, where it may end, and whether the empty text is one. */
    record Placed(List<Symbols> symbols, List<BitSet> following, Part whole) {}

    record Part(BitSet first, BitSet last, boolean empty) {}

    /** Nothing where there are too many. */
    static Optional<Placed> of(Expression expression) {
        Positions positions = new Positions();
        Optional<Part> whole = positions.place(expression);
        return whole.map(part -> new Placed(positions.symbols, positions.following, part));
    }

    private Optional<Part> place(Expression expression) {
        return switch (expression) {
            case One(Symbols set) -> one(set);
            case Sequence(List<Expression> parts) -> {
                Optional<Part> sum = Optional.of(nothing());
                for (Expression part : parts) {
                    sum = sum.flatMap(before -> place(part).map(after -> chain(before, after)));
                }
                yield sum;
            }
            case Choice(List<Expression> parts) -> {
                Optional<Part> sum = place(parts.getFirst());
                for (Expression part : parts.subList(1, parts.size())) {
                    sum = sum.flatMap(before -> place(part).map(after -> either(before, after)));
                }
                yield sum;
            }
            case Repeated repeated -> repeat(repeated);
        };
    }

    private Optional<Part> one(Symbols set) {
        int number = symbols.size();
        if (number == MOST) {
            return Optional.empty();
        }
        symbols.add(set);
        following.add(new BitSet());
        BitSet here = new BitSet();
        here.set(number);
        return Optional.of(new Part(here, here, false));
    }

    private Optional<Part> repeat(Repeated repeated) {
        Part sum = nothing();
        boolean endless = repeated.most() == Repeated.ENDLESS;
        int times = endless ? Math.max(1, repeated.least()) : repeated.most();
        for (int time = 1; time <= times; time++) {
            int before = symbols.size();
            Optional<Part> placed = place(repeated.part());
            if (placed.isEmpty()) {
                return placed;
            }
            if (symbols.size() == before) {
                // It has no place: however often, it stays the empty text.
                return placed;
            }
            Part part = placed.get();
            if (endless && time == times) {
                link(part.last(), part.first());
            }
            sum = chain(sum, time > repeated.least() ? new Part(part.first(), part.last(), true) : part);
        }
        return Optional.of(sum);
    }

    private Part chain(Part before, Part after) {
        link(before.last(), after.first());
        BitSet first = before.empty() ? union(before.first(), after.first()) : before.first();
        BitSet last = after.empty() ? union(before.last(), after.last()) : after.last();
        return new Part(first, last, before.empty() && after.empty());
    }

    private void link(BitSet from, BitSet to) {
        from.stream().forEach(each -> following.get(each).or(to));
    }

    private static Part either(Part one, Part other) {
        return new Part(
                union(one.first(), other.first()), union(one.last(), other.last()), one.empty() || other.empty());
    }

    private static Part nothing() {
        return new Part(new BitSet(), new BitSet(), true);
    }

    private static BitSet union(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.or(other);
        return both;
    }
}

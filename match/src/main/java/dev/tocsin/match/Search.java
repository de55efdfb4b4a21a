package dev.tocsin.match;

import dev.tocsin.match.Assignment.Demand;
import dev.tocsin.match.Observation.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for observations that together satisfy a need: choose the moments, then count.
 *
 * <p>What makes a compound pattern hard are the relations in time between its observations. Each becomes a condition on
 * single observations once one moment is chosen, and few moments are worth trying:
 *
 * <ul>
 *   <li>Observations lie within a window of length w exactly if they lie in [m, m+w), m being the end of that among them
 *       which ended first. So m is the end of an observation that may take part.
 *   <li>B follows A exactly if all of A began by a moment s and all of B ended no earlier, s being the beginning of that
 *       in A which began last. So s is the beginning of an observation that may take part in A.
 *   <li>Of an OR, one branch is chosen.
 * </ul>
 *
 * <p>With those chosen, what is left is to give each part of the pattern its number of different observations, which
 * {@link Assignment} decides exactly. Choices are tried in order of time, so the observations that came first are used
 * first. A repetition of a part in which something has to be chosen is tried copy by copy, for each copy may choose
 * differently.
 */
final class Search {

    private final List<Kept> candidates;
    private long stepsLeft;

    /** Candidates in the order in which they are to be used. */
    private Search(List<Kept> candidates, long steps) {
        this.candidates = candidates;
        this.stepsLeft = steps;
    }

    /** What a search came to. */
    sealed interface Outcome {

        /** For each observation that is part of the hit, the tests it serves. */
        record Found(Map<Kept, BitSet> chosen) implements Outcome {}

        /** There are none. */
        record None() implements Outcome {}

        /** Nobody knows: it took too long. */
        record GivenUp() implements Outcome {}
    }

    static Outcome run(Need need, List<Kept> candidates, long steps) {
        if (candidates.stream().mapToLong(Kept::count).sum() < need.least()) {
            return new Outcome.None();
        }
        Search search = new Search(candidates, steps);
        Optional<Map<Kept, BitSet>> found = search.solve(new Agenda(need, Span.whenever(), 1, null), List.of());
        if (found.isPresent()) {
            return new Outcome.Found(found.get());
        }
        return search.stepsLeft > 0 ? new Outcome.None() : new Outcome.GivenUp();
    }

    /** A need that is still to be looked into, so many times and within a span, and those after it. */
    private record Agenda(
            Need need, Span span, long times, @Nullable Agenda rest) {}

    private Optional<Map<Kept, BitSet>> solve(@Nullable Agenda agenda, List<Demand> demands) {
        if (stepsLeft <= 0) {
            return Optional.empty();
        }
        if (agenda == null) {
            return assigned(demands);
        }
        Span span = agenda.span();
        Agenda rest = agenda.rest();
        return switch (agenda.need()) {
            case Need.One one -> {
                List<Demand> more = with(demands, new Demand(one, span, agenda.times()));
                yield isOpen(more) ? solve(rest, more) : Optional.empty();
            }
            case Need.All(var needs) -> {
                Agenda next = rest;
                for (Need need : needs.reversed()) {
                    next = new Agenda(need, span, agenda.times(), next);
                }
                yield solve(next, demands);
            }
            case Need.Any(var needs) -> first(needs, need -> solve(new Agenda(need, span, 1, rest), demands));
            case Need.InWindow(var need, var length) ->
                first(
                        moments(need, span, Interval::last),
                        start -> solve(new Agenda(need, span.and(Span.window(start, length)), 1, rest), demands));
            case Need.InOrder(var needs) -> inOrder(needs, span, rest, demands);
            case Need.Times(var need, long times) -> {
                if (need.isPlain()) {
                    yield solve(new Agenda(need, span, Need.multiply(agenda.times(), times), rest), demands);
                }
                Agenda others = times == 1 ? rest : new Agenda(new Need.Times(need, times - 1), span, 1, rest);
                yield solve(new Agenda(need, span, 1, others), demands);
            }
        };
    }

    private Optional<Map<Kept, BitSet>> inOrder(
            List<Need> needs, Span span, @Nullable Agenda rest, List<Demand> demands) {
        Need earlier = needs.getFirst();
        Need later = needs.size() == 2 ? needs.get(1) : new Need.InOrder(needs.subList(1, needs.size()));
        for (Instant turn : moments(earlier, span, Interval::first)) {
            Span after = span.and(Span.from(turn));
            // Each turn leaves fewer observations after it than the one before.
            if (stepsLeft <= 0 || !mayBeMet(later, after)) {
                return Optional.empty();
            }
            Agenda next = new Agenda(later, after, 1, rest);
            Optional<Map<Kept, BitSet>> found = solve(new Agenda(earlier, span.and(Span.upTo(turn)), 1, next), demands);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether there are enough observations within the span, were none needed elsewhere. */
    private boolean mayBeMet(Need need, Span span) {
        List<Need.One> singles = need.singles().toList();
        long[] available =
                new long[1 + singles.stream().mapToInt(Need.One::test).max().orElse(0)];
        for (Kept kept : candidates) {
            stepsLeft--;
            for (Need.One single : singles) {
                available[single.test()] += kept.serves(single, span) ? kept.count() : 0;
            }
        }
        return need.mayBeMetBy(available, 1);
    }

    private <T> Optional<Map<Kept, BitSet>> first(
            Iterable<T> choices, Function<T, Optional<Map<Kept, BitSet>>> attempt) {
        for (T choice : choices) {
            Optional<Map<Kept, BitSet>> found = attempt.apply(choice);
            if (found.isPresent() || stepsLeft <= 0) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether the demands so far can be met; asked after each, for most choices end here. */
    private boolean isOpen(List<Demand> demands) {
        Demand newest = demands.getLast();
        long found = 0;
        for (Kept kept : candidates) {
            stepsLeft--;
            found += kept.serves(newest.need(), newest.span()) ? kept.count() : 0;
        }
        return found >= newest.times()
                && (demands.size() == 1 || assigned(demands).isPresent());
    }

    private Optional<Map<Kept, BitSet>> assigned(List<Demand> demands) {
        stepsLeft -= (long) candidates.size() * demands.size();
        return Assignment.of(demands, candidates);
    }

    /** When the observations that may serve a need began, or ended; earliest first. */
    private SortedSet<Instant> moments(Need need, Span span, Function<Interval, Instant> end) {
        SortedSet<Instant> moments = new TreeSet<>();
        List<Need.One> parts = need.singles().toList();
        for (Kept kept : candidates) {
            stepsLeft--;
            if (kept.seen().isPresent() && parts.stream().anyMatch(part -> kept.serves(part, span))) {
                moments.add(end.apply(kept.seen().get()));
            }
        }
        return moments;
    }

    private static List<Demand> with(List<Demand> demands, Demand demand) {
        List<Demand> more = new ArrayList<>(demands);
        more.add(demand);
        return more;
    }
}

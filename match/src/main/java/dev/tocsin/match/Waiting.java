package dev.tocsin.match;

import dev.tocsin.match.Observation.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The observations that a rule waits with, in the order of arrival; and by the number of each test, when those that serve it began
 * and ended, so that how many can lie in a span is found without looking at them.
 */
final class Waiting {

    private final List<Kept> inArrival = new ArrayList<>();
    private final List<Times> byTest;

    Waiting(int tests) {
        this.byTest = IntStream.range(0, tests).mapToObj(test -> new Times()).toList();
    }

    int size() {
        return inArrival.size();
    }

    Stream<Kept> stream() {
        return inArrival.stream();
    }

    void add(Kept kept) {
        inArrival.add(kept);
        kept.matched().keySet().forEach(test -> byTest.get(test).add(kept));
    }

    /**
     * Counts it with the one that arrived last of those of which the same is true.
     *
     * @return false if there is none
     */
    boolean countWithAlike(Kept arrived) {
        for (int i = inArrival.size() - 1; i >= 0; i--) {
            if (inArrival.get(i).matched().keySet().equals(arrived.matched().keySet())) {
                inArrival.set(i, inArrival.get(i).with(arrived));
                arrived.matched().keySet().forEach(test -> byTest.get(test).count += arrived.count());
                return true;
            }
        }
        return false;
    }

    /** Lets go of the one that arrived first. */
    void removeFirst() {
        forget(inArrival.removeFirst());
    }

    void removeAll(Set<Kept> used) {
        used.forEach(this::forget);
        inArrival.removeIf(used::contains);
    }

    private void forget(Kept kept) {
        kept.matched().keySet().forEach(test -> byTest.get(test).remove(kept));
    }

    /** How many observations serve the test within the span; possibly more, never fewer. */
    long atMost(int test, Span span) {
        return byTest.get(test).within(span);
    }

    /** When the observations were made that serve one test. */
    private static final class Times {

        /** Of those whose time is known, earliest first. */
        private final List<Instant> begun = new ArrayList<>();

        private final List<Instant> ended = new ArrayList<>();

        /** Of them and of those whose time is not known. */
        private long members;

        /** The same, each as often as it was made. */
        private long count;

        void add(Kept kept) {
            members++;
            count += kept.count();
            if (kept.seen().isPresent()) {
                Interval seen = kept.seen().get();
                begun.add(upTo(begun, seen.first()), seen.first());
                ended.add(upTo(ended, seen.last()), seen.last());
            }
        }

        void remove(Kept kept) {
            members--;
            count -= kept.count();
            if (kept.seen().isPresent()) {
                Interval seen = kept.seen().get();
                begun.remove(upTo(begun, seen.first()) - 1);
                ended.remove(upTo(ended, seen.last()) - 1);
            }
        }

        long within(Span span) {
            return switch (span) {
                case Span.Whenever whenever -> count;
                case Span.Between(Instant lastAtLeast, Instant firstAtMost) -> {
                    int early = before(ended, lastAtLeast);
                    int late = begun.size() - upTo(begun, firstAtMost);
                    // None is both too early and too late, unless the span is turned round.
                    int outside = lastAtLeast.isAfter(firstAtMost) ? Math.max(early, late) : early + late;
                    int inside = begun.size() - outside;
                    // Which of them were made more than once is not known.
                    yield inside == 0 ? 0 : inside + (count - members);
                }
            };
        }

        private static int before(List<Instant> sorted, Instant moment) {
            int low = 0;
            for (int high = sorted.size(); low < high; ) {
                int middle = (low + high) >>> 1;
                if (sorted.get(middle).isBefore(moment)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private static int upTo(List<Instant> sorted, Instant moment) {
            int low = 0;
            for (int high = sorted.size(); low < high; ) {
                int middle = (low + high) >>> 1;
                if (sorted.get(middle).isAfter(moment)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }
    }
}

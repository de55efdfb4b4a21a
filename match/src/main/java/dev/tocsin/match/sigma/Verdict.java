package dev.tocsin.match.sigma;

import dev.tocsin.match.Hit.Matched;
import java.util.List;

/**
 * Whether a part of a rule holds for an event.
 *
 * @param matched the values that made it hold; none where it does not
 */
record Verdict(boolean holds, List<Matched> matched) {

    static final Verdict NO = new Verdict(false, List.of());

    /** It holds, but for what is not there. */
    static final Verdict YES = new Verdict(true, List.of());

    Verdict {
        matched = List.copyOf(matched);
    }

    static Verdict of(boolean holds) {
        return holds ? YES : NO;
    }

    static Verdict all(List<Verdict> verdicts) {
        return atLeast(verdicts.size(), verdicts);
    }

    static Verdict any(List<Verdict> verdicts) {
        return atLeast(1, verdicts);
    }

    static Verdict atLeast(int count, List<Verdict> verdicts) {
        List<Verdict> holding = verdicts.stream().filter(Verdict::holds).toList();
        return holding.size() < count
                ? NO
                : new Verdict(
                        true,
                        holding.stream()
                                .flatMap(verdict -> verdict.matched().stream())
                                .distinct()
                                .toList());
    }

    static Verdict not(Verdict verdict) {
        return of(!verdict.holds());
    }
}

package dev.tocsin.match;

import dev.tocsin.match.Need.All;
import dev.tocsin.match.Need.Any;
import dev.tocsin.match.Need.InOrder;
import dev.tocsin.match.Need.InWindow;
import dev.tocsin.match.Need.One;
import dev.tocsin.match.Need.Times;
import java.util.List;

/**
 * Whether it is worth searching for a hit now that another observation has arrived.
 *
 * <p>What waits does not meet the need by itself, or it would have been used up before. So a hit must have the newest observation in
 * it, and where that stands decides what else must be there: what comes before it in a {@code FOLLOWEDBY} cannot have begun after
 * it ended, what comes after it cannot have ended before it began, and what shares a {@code WITHIN} with it is near. It is
 * enough to count what lies there, part by part; that no observation may serve twice, and how the other parts stand to each
 * other, is left to {@link Search}. A search that was given up is the exception: what it may have missed is looked for again
 * only when an observation arrives that could belong to it.
 */
record Completion(Waiting waiting, Kept newest) {

    /** Whether a hit can have the newest observation in it; if not, there is none. */
    boolean mayBe(Need need) {
        return mayBe(need, Span.whenever());
    }

    private boolean mayBe(Need need, Span span) {
        return switch (need) {
            case One one -> newest.serves(one, span);
            case All(var needs) -> isAny(needs, span, false);
            case Any(var needs) -> needs.stream().anyMatch(each -> mayBe(each, span));
            case InOrder(var needs) -> newest.seen().isPresent() && isAny(needs, span, true);
            case InWindow(var inner, var length) ->
                newest.seen()
                        .map(seen -> mayBe(inner, span.and(Span.sharing(seen, length))))
                        .orElse(false);
            case Times(var once, long times) -> mayBe(once, span) && mayBeMet(once, span, times);
        };
    }

    /** Whether the newest can belong to one of them while there is enough for the others. */
    private boolean isAny(List<Need> needs, Span span, boolean inOrder) {
        for (int i = 0; i < needs.size(); i++) {
            if (mayBe(needs.get(i), span) && othersMayBeMet(needs, i, span, inOrder)) {
                return true;
            }
        }
        return false;
    }

    private boolean othersMayBeMet(List<Need> needs, int own, Span span, boolean inOrder) {
        Span before = inOrder ? span.and(Span.upTo(newest.seen().orElseThrow().last())) : span;
        Span after = inOrder ? span.and(Span.from(newest.seen().orElseThrow().first())) : span;
        for (int i = 0; i < needs.size(); i++) {
            if (i != own && !mayBeMet(needs.get(i), i < own ? before : after, 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean mayBeMet(Need need, Span span, long times) {
        return switch (need) {
            case One one -> waiting.atMost(one.test(), span) >= times;
            case All(var needs) -> needs.stream().allMatch(each -> mayBeMet(each, span, times));
            case InOrder(var needs) -> needs.stream().allMatch(each -> mayBeMet(each, span, times));
            // Each time another branch may be chosen: all that is certain is that one of them must do for once.
            case Any(var needs) -> needs.stream().anyMatch(each -> mayBeMet(each, span, 1));
            case InWindow(var inner, var length) -> mayBeMet(inner, span, times);
            case Times(var once, long more) -> mayBeMet(once, span, Need.multiply(times, more));
        };
    }
}

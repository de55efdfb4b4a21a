package dev.tocsin.hub.events;

import dev.tocsin.share.Sharing;
import dev.tocsin.share.View;
import dev.tocsin.share.record.FeedEnd;
import dev.tocsin.share.record.Page;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.share.record.Withdrawal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What happened in a channel between two places, from the store, a portion at a time. */
final class Backlog {

    /** An object may have megabytes. */
    private static final int RECORDS_AT_ONCE = 16;

    private static final int WITHDRAWALS_AT_ONCE = 500;
    private static final Selection ALL_VERSIONS = Selection.LAST_VERSIONS.versions(Set.of(new VersionMatch.All()));

    private final Sharing sharing;
    private final EventText text;

    Backlog(Sharing sharing, EventText text) {
        this.sharing = sharing;
        this.text = text;
    }

    /**
     * A part of it.
     *
     * @param place where one stands who was told it; the end that was asked for, once nothing is left
     */
    record Portion(List<FeedEvent> events, FeedEnd place) {

        Portion {
            events = List.copyOf(events);
        }
    }

    FeedEnd end(View view) {
        return sharing.end(view);
    }

    /**
     * What comes next for someone who stands at one place, up to another: first what was taken back of what it was told,
     * then what is new. A record that was taken back before it was told is not mentioned.
     */
    Portion next(View view, FeedEnd from, FeedEnd to) {
        return from.withdrawals() < to.withdrawals() ? withdrawals(view, from, to) : records(view, from, to);
    }

    private Portion withdrawals(View view, FeedEnd from, FeedEnd to) {
        int limit = (int) Math.min(WITHDRAWALS_AT_ONCE, to.withdrawals() - from.withdrawals());
        FeedEnd place = from;
        List<FeedEvent> events = new ArrayList<>();
        for (Withdrawal withdrawal : sharing.withdrawals(view, from.withdrawals(), limit)) {
            place = new FeedEnd(place.position(), place.withdrawals() + 1);
            if (view.shows(withdrawal.position()) && withdrawal.position().compareTo(place.position()) <= 0) {
                events.add(text.withdrawn(view, place, withdrawal));
            }
        }
        // What was counted and is not there any more is not waited for.
        return new Portion(events, place.equals(from) ? new FeedEnd(from.position(), to.withdrawals()) : place);
    }

    private Portion records(View view, FeedEnd from, FeedEnd to) {
        Page<SharedRecord> page = sharing.read(view, ALL_VERSIONS.after(from.position()), RECORDS_AT_ONCE);
        List<FeedEvent> events = new ArrayList<>();
        for (SharedRecord record : page.items()) {
            Position position = record.place().position();
            if (position.compareTo(to.position()) > 0) {
                return new Portion(events, to.furthest(from));
            }
            events.add(text.record(view, new FeedEnd(position, from.withdrawals()), record));
        }
        return page.more() ? new Portion(events, events.getLast().place()) : new Portion(events, to.furthest(from));
    }
}

package dev.tocsin.share.release;

import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.record.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what members are answered, and has it said in the log from time to time: a page or an event for itself would
 * fill the log with what nobody looks at. Safe for use by many threads.
 */
public final class ReleaseBook {

    /** From one statement of what was released to the next. */
    public static final Duration EVERY = Duration.ofMinutes(5);

    /** After that time without a word from a process that answered a member, it has ended. */
    private static final Duration ABANDONED_AFTER = EVERY.multipliedBy(3);

    private final Releases releases;
    private final InstantSource clock;
    private final ConcurrentMap<Reader, Noted> open = new ConcurrentHashMap<>();
    private final AtomicLong began = new AtomicLong();
    private Instant settled;

    public ReleaseBook(Releases releases, InstantSource clock) {
        this.releases = releases;
        this.clock = clock;
        this.settled = clock.instant();
    }

    /** @param began of which number it is among all who began to read, so that they are settled in that order */
    private record Noted(long began, Stretches released) {}

    /** Notes what a caller is about to be answered. The administrator is no one to whom a hub releases anything. */
    public void note(Caller caller, ChannelId channel, Place first, Place last) {
        if (caller instanceof Caller.MemberCaller(MemberId member, Holder _)) {
            Stretch stretch = new Stretch(first, last);
            open.compute(new Reader(member, channel), (reader, before) -> {
                if (before == null) {
                    releases.begin(reader, now());
                }
                return before == null
                        ? new Noted(began.getAndIncrement(), Stretches.NONE.with(stretch))
                        : new Noted(before.began(), before.released().with(stretch));
            });
        }
    }

    /** Settles if it is time to. */
    public synchronized void settleIfDue() {
        if (!clock.instant().isBefore(settled.plus(EVERY))) {
            settle();
        }
    }

    /** Says what was released since the last time; and what processes left that ended meanwhile. */
    public synchronized void settle() {
        settled = clock.instant();
        open.entrySet().stream()
                .sorted(Comparator.comparingLong(each -> each.getValue().began()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(reader -> open.computeIfPresent(reader, this::settle));
        releases.settleAbandoned(now().minus(ABANDONED_AFTER), now());
    }

    /** Nothing is open any more of who was answered nothing since the last time. */
    private @Nullable Noted settle(Reader reader, Noted noted) {
        List<Stretch> released = noted.released().all();
        releases.settle(reader, released, !released.isEmpty(), now());
        return released.isEmpty() ? null : new Noted(noted.began(), Stretches.NONE);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

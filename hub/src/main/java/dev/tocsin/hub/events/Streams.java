package dev.tocsin.hub.events;

import dev.tocsin.hub.cursor.Cursors;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.View;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.record.FeedBell;
import dev.tocsin.share.record.FeedEnd;
import dev.tocsin.share.record.Place;
import dev.tocsin.share.token.Secrets;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** All who follow channels: one tail for each view that any of them has, and a look from time to time at who may stay. */
public final class Streams implements AutoCloseable {

    /** As many streams at once. */
    public static final int MOST = 4_096;

    /** As many of one member, so that none can take them all. */
    static final int MOST_OF_ONE = MOST / 2;

    /** How long one may follow whose token was revoked or who was dismissed. */
    static final Duration ATTENDANCE_EVERY = Duration.ofMillis(500);

    /** How long something may be on its way to a follower that does not take it. */
    static final Duration LONGEST_WRITE = Duration.ofSeconds(20);

    private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(15);
    private static final int CATCHING_UP_AT_ONCE = 8;
    private static final System.Logger LOG = System.getLogger(Streams.class.getName());

    private final Sharing sharing;
    private final Backlog backlog;
    private final Cursors cursors;
    private final EventText text;
    private final Semaphore catchingUp = new Semaphore(CATCHING_UP_AT_ONCE, true);
    private final FeedBell.Listening listening;
    private final ScheduledExecutorService attendance = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("attendance").daemon().factory());
    private final Set<Follower> followers = new HashSet<>();
    private final Map<View, Tail> tails = new HashMap<>();
    private boolean closed;

    /** Nobody follows yet. */
    public Streams(Sharing sharing, FeedBell bell, Secrets secrets) {
        this.sharing = sharing;
        this.cursors = new Cursors(secrets.secret("event-cursors"));
        this.text = new EventText(cursors);
        this.backlog = new Backlog(sharing, text);
        this.listening = bell.listen(this::ring);
        var _ = attendance.scheduleWithFixedDelay(
                this::lookWhoMayStay, 0, ATTENDANCE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    Cursors cursors() {
        return cursors;
    }

    FeedEnd end(View view) {
        return backlog.end(view);
    }

    /** All that happened between two places, and no stream: for those who ask from time to time. */
    Reply.Content until(Caller caller, View view, FeedEnd from, FeedEnd to) {
        return out -> {
            for (FeedEnd place = from; to.isBeyond(place); ) {
                Backlog.Portion portion = portion(view, place, to);
                note(caller, view, portion.events());
                for (FeedEvent event : portion.events()) {
                    event.writeTo(out);
                }
                place = portion.place();
            }
            text.place(view, to).writeTo(out);
        };
    }

    /** A stream that goes on until the caller goes, or may not follow any more. */
    Reply.Content from(Asked asked, String channel, View view, FeedEnd from) {
        return out -> {
            Follower follower = new Follower(asked, channel, view);
            try {
                Tail tail = join(follower);
                tell(follower, tail, from, out);
            } catch (InterruptedException e) {
                // It was ended, and so is the connection.
                LOG.log(Level.DEBUG, "a follower was let go");
            } finally {
                leave(follower);
                follower.leave();
            }
        };
    }

    private void tell(Follower follower, Tail tail, FeedEnd from, OutputStream out)
            throws IOException, InterruptedException {
        FeedEnd place = from;
        follower.write(out, List.of(text.place(follower.view(), place)));
        while (!follower.hasEnded()) {
            switch (tail.after(place, HEARTBEAT_EVERY)) {
                case Tail.News.Events(List<FeedEvent> events) -> {
                    note(follower.caller(), follower.view(), events);
                    follower.write(out, events);
                    place = events.getLast().place();
                }
                case Tail.News.Missed(FeedEnd upTo) -> place = catchUp(follower, place, upTo, out);
                case Tail.News.Nothing() -> follower.write(out, List.of(EventText.heartbeat(place)));
                case Tail.News.Over() -> {
                    return;
                }
            }
        }
    }

    private FeedEnd catchUp(Follower follower, FeedEnd from, FeedEnd to, OutputStream out) throws IOException {
        FeedEnd place = from;
        while (to.isBeyond(place) && !follower.hasEnded()) {
            Backlog.Portion portion = portion(follower.view(), place, to);
            note(follower.caller(), follower.view(), portion.events());
            follower.write(out, portion.events());
            place = portion.place();
        }
        return place;
    }

    private void note(Caller caller, View view, List<FeedEvent> events) {
        List<Place> records =
                events.stream().flatMap(event -> event.record().stream()).toList();
        if (!records.isEmpty()) {
            sharing.released(caller, view.channel(), records.getFirst(), records.getLast());
        }
    }

    private Backlog.Portion portion(View view, FeedEnd from, FeedEnd to) {
        catchingUp.acquireUninterruptibly();
        try {
            return backlog.next(view, from, to);
        } finally {
            catchingUp.release();
        }
    }

    /** @throws ProblemException if there is no room for one more stream of this member */
    synchronized void requireRoom(Asked asked) {
        Owner asking = Follower.ownerOf(asked.caller());
        long own = followers.stream()
                .filter(follower -> follower.owner().equals(asking))
                .count();
        if (closed || followers.size() >= MOST || own >= MOST_OF_ONE) {
            throw new ProblemException(Problem.BUSY, "as many streams are open as this hub serves at once");
        }
    }

    private Tail join(Follower follower) throws IOException {
        synchronized (this) {
            if (!closed) {
                followers.add(follower);
                Tail there = tails.get(follower.view());
                if (there != null && !there.isOver()) {
                    return there;
                }
                Tail tail = new Tail(follower.view(), backlog);
                tails.put(follower.view(), tail);
                return tail.start();
            }
        }
        throw new IOException("the hub stops");
    }

    private synchronized void leave(Follower follower) {
        followers.remove(follower);
        if (followers.stream().noneMatch(other -> other.view().equals(follower.view()))) {
            Tail tail = tails.remove(follower.view());
            if (tail != null) {
                tail.close();
            }
        }
    }

    private void ring(ChannelId channel) {
        List<Tail> rung = new ArrayList<>();
        synchronized (this) {
            tails.forEach((view, tail) -> {
                if (view.channel().equals(channel)) {
                    rung.add(tail);
                }
            });
        }
        rung.forEach(Tail::ring);
    }

    private synchronized List<Follower> followers() {
        return List.copyOf(followers);
    }

    /** Asked once for all of equal claim. Who cannot be found to have the right has none. */
    private void lookWhoMayStay() {
        Map<Follower.Claim, Boolean> known = new HashMap<>();
        for (Follower follower : followers()) {
            boolean stays;
            try {
                stays = known.computeIfAbsent(follower.claim(), claim -> follower.mayStay(sharing));
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "whether a follower may stay could not be found out: " + e.getMessage(), e);
                stays = false;
            }
            if (!stays || follower.isStuck(LONGEST_WRITE)) {
                follower.end();
            }
        }
    }

    /** Ends all streams. */
    @Override
    public void close() {
        listening.close();
        attendance.shutdownNow();
        synchronized (this) {
            closed = true;
        }
        followers().forEach(Follower::end);
    }
}

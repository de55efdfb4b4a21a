package dev.tocsin.hub.events;

import dev.tocsin.share.View;
import dev.tocsin.share.record.FeedEnd;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last that happened in a channel, read from the store once for all who follow it with an equal view. What a follower
 * does not take in time it reads from the store by itself: a slow one costs no memory here.
 */
final class Tail implements AutoCloseable {

    /** How long a change may stay unseen for which no bell rang, such as one at another node. */
    static final Duration PATIENCE = Duration.ofMillis(400);

    private static final System.Logger LOG = System.getLogger(Tail.class.getName());
    private static final int KEPT_BYTES = 4 << 20;
    private static final int TAKEN_BYTES = 256 << 10;

    private final View view;
    private final Backlog backlog;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Condition rung = lock.newCondition();
    private final ArrayDeque<FeedEvent> kept = new ArrayDeque<>();
    private FeedEnd beforeKept;
    private FeedEnd end;
    private long keptBytes;
    private boolean bell;
    private boolean over;

    Tail(View view, Backlog backlog) {
        this.view = view;
        this.backlog = backlog;
        this.end = backlog.end(view);
        this.beforeKept = end;
    }

    /** Reads from now on, until it is closed. */
    Tail start() {
        Thread.ofVirtual().name("tail of " + view.channel()).start(this::keepReading);
        return this;
    }

    /** What there is for a follower. */
    sealed interface News {

        /** Events, in their order. */
        record Events(List<FeedEvent> events) implements News {}

        /** More than is kept here, up to this place. */
        record Missed(FeedEnd upTo) implements News {}

        /** Nothing, all the time. */
        record Nothing() implements News {}

        /** And there will be no more. */
        record Over() implements News {}
    }

    /** Waits until there is something for a follower who stands there. */
    News after(FeedEnd place, Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = longest.toNanos();
            while (!over && !end.isBeyond(place) && left > 0) {
                left = grown.awaitNanos(left);
            }
            if (over) {
                return new News.Over();
            }
            return end.isBeyond(place) ? behind(place) : new News.Nothing();
        } finally {
            lock.unlock();
        }
    }

    private News behind(FeedEnd place) {
        List<FeedEvent> later = new ArrayList<>();
        boolean found = false;
        for (Iterator<FeedEvent> newest = kept.descendingIterator(); newest.hasNext() && !found; ) {
            FeedEvent event = newest.next();
            found = event.place().equals(place);
            if (!found) {
                later.add(event);
            }
        }
        if ((!found && !beforeKept.equals(place)) || later.isEmpty()) {
            return new News.Missed(end);
        }
        Collections.reverse(later);
        return new News.Events(atMost(later));
    }

    private static List<FeedEvent> atMost(List<FeedEvent> events) {
        long bytes = 0;
        int count = 0;
        while (count < events.size() && bytes < TAKEN_BYTES) {
            bytes += events.get(count++).length();
        }
        return List.copyOf(events.subList(0, count));
    }

    /** Something changed in the channel. */
    void ring() {
        lock.lock();
        try {
            bell = true;
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    private void keepReading() {
        try {
            while (waited()) {
                for (FeedEnd now = backlog.end(view); now.isBeyond(end); ) {
                    keep(backlog.next(view, end, now));
                }
            }
        } catch (RuntimeException e) {
            // Its followers hear the end of the stream, come again, and lose nothing.
            LOG.log(Level.ERROR, "the feed of " + view.channel() + " could not be read: " + e.getMessage(), e);
        } finally {
            close();
        }
    }

    /** Until the bell rings or patience ends; false once this is over. */
    private boolean waited() {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (!over && !bell && left > 0) {
                left = rung.awaitNanos(left);
            }
            bell = false;
            return !over;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void keep(Backlog.Portion portion) {
        lock.lock();
        try {
            for (FeedEvent event : portion.events()) {
                kept.addLast(event);
                keptBytes += event.length();
            }
            while (keptBytes > KEPT_BYTES) {
                FeedEvent oldest = kept.removeFirst();
                keptBytes -= oldest.length();
                beforeKept = oldest.place();
            }
            end = portion.place();
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it for all who follow. */
    @Override
    public void close() {
        lock.lock();
        try {
            over = true;
            grown.signalAll();
            rung.signal();
        } finally {
            lock.unlock();
        }
    }
}

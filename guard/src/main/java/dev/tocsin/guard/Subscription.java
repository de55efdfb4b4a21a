package dev.tocsin.guard;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.taxii.Fetched;
import dev.tocsin.taxii.ObjectQuery;
import dev.tocsin.taxii.RemoteCollection;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TaxiiException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A standing wish for the rules of one TAXII collection: a thread of its own asks for what is new and keeps the
 * {@link Rulebook} current. While the server cannot be used, the rules that are known stay in force.
 */
public final class Subscription implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Subscription.class.getName());

    private final TaxiiClient client;
    private final RemoteCollection collection;
    private final Pace pace;
    private final Consumer<RuntimeException> trouble;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Rulebook current = Rulebook.EMPTY;
    private boolean closed;

    private Optional<StixTimestamp> lastAdded = Optional.empty();
    private long everythingReadAt;

    private Subscription(
            TaxiiClient client, RemoteCollection collection, Pace pace, Consumer<RuntimeException> trouble) {
        this.client = client;
        this.collection = collection;
        this.pace = pace;
        this.trouble = trouble;
        this.thread = Thread.ofVirtual().name("subscription").unstarted(this::run);
    }

    /**
     * How often the server is asked.
     *
     * @param interval the pause between two questions while all is well; it doubles with each failure in a row
     * @param longestPause what it grows to, unless the server asks for more
     * @param everythingAgainAfter what was deleted on the server is in no list of what is new; it is noticed by reading
     *     everything again, when this time has gone by
     */
    public record Pace(Duration interval, Duration longestPause, Duration everythingAgainAfter) {

        /** At that interval, half a minute after failures, and everything every five minutes. */
        public static Pace every(Duration interval) {
            return new Pace(interval, Duration.ofSeconds(30), Duration.ofMinutes(5));
        }

        private Duration afterFailure(Duration last) {
            Duration longer = last.multipliedBy(2);
            return longer.compareTo(longestPause) < 0 ? longer : longestPause;
        }
    }

    /**
     * Begins at once.
     *
     * @param client stays open when the subscription is closed
     * @param trouble is told, on the subscription's thread, of each question that failed: a {@link TaxiiException} where the
     *     server could not be used, and anything else that should not have happened; the next question is asked all the same
     */
    public static Subscription start(
            TaxiiClient client, RemoteCollection collection, Pace pace, Consumer<RuntimeException> trouble) {
        Subscription subscription = new Subscription(client, collection, pace, trouble);
        subscription.thread.start();
        return subscription;
    }

    /** The rules as they are now; it never changes, a later call gives a newer one. */
    public Rulebook current() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the rules are as wanted; empty if they were not in that time, or the subscription was closed. */
    public Optional<Rulebook> await(Predicate<Rulebook> wanted, Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lockInterruptibly();
        try {
            while (!wanted.test(current)) {
                if (closed || left <= 0) {
                    return Optional.empty();
                }
                left = changed.awaitNanos(left);
            }
            return Optional.of(current);
        } finally {
            lock.unlock();
        }
    }

    /** Asks no more; returns when the thread has ended. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = pace.interval();
        do {
            try {
                ask();
                pause = pace.interval();
            } catch (RuntimeException e) {
                if (isClosed()) {
                    return;
                }
                tell(e);
                Duration own = pace.afterFailure(pause);
                Optional<Duration> wanted = e instanceof TaxiiException taxii ? taxii.retryAfter() : Optional.empty();
                pause = wanted.filter(asked -> asked.compareTo(own) > 0).orElse(own);
            }
        } while (pauseFor(pause));
    }

    /** Whoever listens may fail, too; the rules must be kept current all the same. */
    private void tell(RuntimeException failure) {
        try {
            trouble.accept(failure);
        } catch (RuntimeException e) {
            e.addSuppressed(failure);
            LOG.log(Level.ERROR, "a failure of a subscription could not be told", e);
        }
    }

    private void ask() {
        long now = System.nanoTime();
        boolean everything = lastAdded.isEmpty()
                || now - everythingReadAt > pace.everythingAgainAfter().toNanos();
        Fetched fetched = everything ? askEverything(now) : askNews(lastAdded.orElseThrow());
        lastAdded = fetched.lastAdded().or(() -> lastAdded);
    }

    private Fetched askEverything(long now) {
        List<StixObject> all = new ArrayList<>();
        Fetched fetched = client.fetch(collection, ObjectQuery.ALL, all::add);
        Rulebook read = Rulebook.EMPTY.with(all);
        if (!read.saysTheSameAs(current())) {
            publish(read);
        }
        everythingReadAt = now;
        return fetched;
    }

    private Fetched askNews(StixTimestamp since) {
        List<StixObject> news = new ArrayList<>();
        try {
            return client.fetch(collection, ObjectQuery.ALL.addedAfter(since), news::add);
        } finally {
            // What came before a failure counts; the next question asks for it again, and it is known then.
            publish(current().with(news));
        }
    }

    private void publish(Rulebook rulebook) {
        lock.lock();
        try {
            if (rulebook == current) {
                return;
            }
            current = rulebook;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** False when closed before the pause was over. */
    private boolean pauseFor(Duration pause) {
        long left = pause.toNanos();
        lock.lock();
        try {
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            return false; // only close() interrupts this thread
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}

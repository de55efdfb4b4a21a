package dev.tocsin.guard;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.taxii.Fetched;
import dev.tocsin.taxii.ObjectQuery;
import dev.tocsin.taxii.RemoteCollection;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TaxiiException;
import java.time.Duration;
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

    /** What was deleted on the server is in no list of what is new; it is noticed by reading everything again. */
    static final Duration EVERYTHING_AGAIN_AFTER = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final TaxiiClient client;
    private final RemoteCollection collection;
    private final Duration interval;
    private final Consumer<TaxiiException> trouble;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Rulebook current = Rulebook.EMPTY;
    private boolean closed;

    private Holdings holdings = new Holdings();
    private boolean unpublished;
    private Optional<StixTimestamp> lastAdded = Optional.empty();
    private long everythingReadAt;

    private Subscription(
            TaxiiClient client, RemoteCollection collection, Duration interval, Consumer<TaxiiException> trouble) {
        this.client = client;
        this.collection = collection;
        this.interval = interval;
        this.trouble = trouble;
        this.thread = Thread.ofVirtual().name("subscription").unstarted(this::run);
    }

    /**
     * Begins at once.
     *
     * @param client stays open when the subscription is closed
     * @param interval the pause between two questions while all is well; after failures it grows to half a minute
     * @param trouble is told, on the subscription's thread, each time the server cannot be used
     */
    public static Subscription start(
            TaxiiClient client, RemoteCollection collection, Duration interval, Consumer<TaxiiException> trouble) {
        Subscription subscription = new Subscription(client, collection, interval, trouble);
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
        Duration pause = interval;
        do {
            try {
                ask();
                pause = interval;
            } catch (TaxiiException e) {
                if (isClosed()) {
                    return;
                }
                trouble.accept(e);
                Duration longer = pause.multipliedBy(2);
                Duration own = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
                pause = e.retryAfter().filter(asked -> asked.compareTo(own) > 0).orElse(own);
            }
        } while (pauseFor(pause));
    }

    private void ask() {
        long now = System.nanoTime();
        boolean everything = lastAdded.isEmpty() || now - everythingReadAt > EVERYTHING_AGAIN_AFTER.toNanos();
        Fetched fetched = everything ? askEverything(now) : askNews(lastAdded.orElseThrow());
        lastAdded = fetched.lastAdded().or(() -> lastAdded);
        if (unpublished) {
            publish(Rulebook.of(holdings));
            unpublished = false;
        }
    }

    private Fetched askEverything(long now) {
        Holdings read = new Holdings();
        Fetched fetched = client.fetch(collection, ObjectQuery.ALL, read::take);
        unpublished |= !read.objects().equals(holdings.objects());
        holdings = read;
        everythingReadAt = now;
        return fetched;
    }

    private Fetched askNews(StixTimestamp since) {
        // What came before a failure was taken; it is published once a later question succeeds.
        return client.fetch(
                collection, ObjectQuery.ALL.addedAfter(since), object -> unpublished |= holdings.take(object));
    }

    private void publish(Rulebook rulebook) {
        lock.lock();
        try {
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

package dev.tocsin.hub.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * An allowance for each of many: a bucket of tokens each, kept as the one moment at which it is full again (the generic
 * cell rate algorithm, ITU-T I.371 Annex A).
 *
 * <p>Memory is bounded by forgetting whoever has not asked for the longest time. Who was forgotten has all of its
 * allowance again, so that a crowd can win room for itself and never takes any from somebody else.
 *
 * <p>It is our own because it is a page, and because what libraries offer is either one bucket, which leaves the bounded
 * table of them to us, or a service beside the hub.
 *
 * @param <K> whose allowance it is
 */
public final class Allowances<K> {

    /** As many as are remembered. */
    static final int MOST = 1 << 16;

    private final long one;
    private final long all;
    private final LongSupplier nanos;
    private final Map<K, Long> fullAgain = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
            return size() > MOST;
        }
    };

    /** @param nanos a clock that never goes back, such as {@link System#nanoTime()} */
    public Allowances(Pace pace, LongSupplier nanos) {
        this.one = pace.nanosForOne();
        this.all = one * pace.atOnce();
        this.nanos = nanos;
    }

    /** Takes one, if there is one; what is refused costs nothing. */
    public synchronized Turn take(K key) {
        long now = nanos.getAsLong();
        long used = used(key, now) + one;
        if (used > all) {
            return new Turn.Later(Duration.ofNanos(used - all));
        }
        fullAgain.put(key, now + used);
        return new Turn.Now();
    }

    /** Takes some more whether or not they are there; the debt is at most what an allowance has. */
    public synchronized void charge(K key, int count) {
        long now = nanos.getAsLong();
        fullAgain.put(key, now + Math.min(used(key, now) + one * count, 2 * all));
    }

    /** How many are remembered. */
    synchronized int remembered() {
        return fullAgain.size();
    }

    private long used(K key, long now) {
        Long full = fullAgain.get(key);
        return full == null ? 0 : Math.max(0, full - now);
    }
}

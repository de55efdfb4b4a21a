package dev.tocsin.hub.http;

import dev.tocsin.hub.limit.Source;
import dev.tocsin.share.audit.AuditDesk;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts tokens that did not count by where they came from, and has it kept from time to time: one entry a source and a quarter of
 * an hour, so that no stranger fills the audit.
 */
final class Refusals {

    static final Duration EVERY = Duration.ofMinutes(15);

    /** As many sources apart; more are counted together. */
    static final int MOST_SOURCES = 1_000;

    private static final String ACT = "a token, certificate or login that does not count";
    private static final String OTHERS = "other addresses";
    private static final int UNAUTHENTICATED = 401;

    private final AuditDesk audit;
    private final LongSupplier nanos;
    private final Map<String, Long> counts = new HashMap<>();
    private long since;

    Refusals(AuditDesk audit, LongSupplier nanos) {
        this.audit = audit;
        this.nanos = nanos;
    }

    /** The first of a source is kept at once, the others with the next that comes after the time. */
    void count(Source source) {
        Map<String, Long> due = counted(source.toString());
        due.forEach((from, times) -> audit.tell(from, ACT, UNAUTHENTICATED, times));
    }

    private synchronized Map<String, Long> counted(String source) {
        Map<String, Long> due = new HashMap<>();
        long now = nanos.getAsLong();
        if (!counts.isEmpty() && now - since >= EVERY.toNanos()) {
            counts.forEach((from, times) -> {
                if (times > 0) {
                    due.put(from, times);
                }
            });
            counts.clear();
        }
        if (counts.isEmpty()) {
            since = now;
        }
        String known = counts.containsKey(source) || counts.size() < MOST_SOURCES ? source : OTHERS;
        if (counts.containsKey(known)) {
            counts.merge(known, 1L, Long::sum);
        } else {
            counts.put(known, 0L);
            due.merge(known, 1L, Long::sum);
        }
        return due;
    }
}

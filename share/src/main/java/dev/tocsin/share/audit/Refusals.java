package dev.tocsin.share.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts in memory what was refused to strangers, by where they came from: the first time of a source is told at once, and the
 * others together when a quarter of an hour is over, so that nobody fills the audit.
 */
final class Refusals {

    static final Duration EVERY = Duration.ofMinutes(15);

    /** As many sources apart; more are counted together. */
    static final int MOST_SOURCES = 1_000;

    private static final String OTHERS = "other addresses";

    private final Map<String, Long> untold = new HashMap<>();
    private final Set<String> apart = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private Instant since = Instant.MIN;

    synchronized void count(String source) {
        boolean room = apart.contains(source) || apart.size() < MOST_SOURCES;
        if (room) {
            apart.add(source);
        }
        untold.merge(room ? source : OTHERS, 1L, Long::sum);
    }

    /**
     * What is to be told by now, by source.
     *
     * @param all also what would be told later
     */
    synchronized Map<String, Long> due(Instant now, boolean all) {
        if (apart.isEmpty()) {
            return Map.of();
        }
        if (since.equals(Instant.MIN)) {
            since = now;
        }
        boolean over = all || !now.isBefore(since.plus(EVERY));
        Map<String, Long> due = new HashMap<>();
        untold.forEach((source, times) -> {
            if (over || !told.contains(source)) {
                due.put(source, times);
            }
        });
        due.keySet().forEach(untold::remove);
        told.addAll(due.keySet());
        if (over) {
            told.clear();
            apart.clear();
            since = Instant.MIN;
        }
        return due;
    }
}

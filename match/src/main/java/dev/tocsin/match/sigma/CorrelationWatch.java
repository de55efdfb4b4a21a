package dev.tocsin.match.sigma;

import dev.tocsin.match.Hit.Evidence;
import dev.tocsin.sigma.ResolvedCorrelation;
import dev.tocsin.sigma.ResolvedCorrelation.GroupKey;
import dev.tocsin.telemetry.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One correlation and the occurrences that it waits with, by group.
 *
 * <p><b>At once.</b> Where more occurrences cannot undo what is asked, it is asked at every arrival of the windows, no
 * longer than the time span, that hold what arrived, the earliest first. What a hit is made of is used up by it. A search
 * that looks at too many occurrences, as only unordered logs can bring about, is given up and counted.
 *
 * <p><b>At the end of the window.</b> Where they can, windows follow one another: one begins with an occurrence and is over
 * with the first that is later than the time span allows, or with the end of the input. What comes late, from before the
 * window, is let go and counted.
 *
 * <p>Occurrences may arrive in any order; their own times count. No more than a number of them are kept, and the group
 * that nothing came to for longest goes first.
 */
final class CorrelationWatch {

    private final ResolvedCorrelation resolved;
    private final WindowTest test;
    private final Duration span;
    private final int most;
    private final long stepsPerOccurrence;
    private final SequencedMap<List<List<String>>, List<Occurrence>> groups = new LinkedHashMap<>(16, 0.75f, true);
    private long kept;
    private long evicted;
    private long searchesGivenUp;

    /**
     * @param most the most occurrences that are kept
     * @param stepsPerOccurrence the most occurrences looked at in search of a window for one that arrived
     */
    CorrelationWatch(ResolvedCorrelation resolved, int most, long stepsPerOccurrence) {
        this.resolved = resolved;
        this.test = new WindowTest(resolved.correlation().correlation());
        this.span = resolved.correlation().correlation().timespan();
        this.most = most;
        this.stepsPerOccurrence = stepsPerOccurrence;
    }

    /**
     * What a window came to.
     *
     * @param time of its last event
     * @param fields the values it is grouped by, by the name that the correlation has for them
     */
    record Completed(Instant time, Map<String, List<String>> fields, List<Evidence> evidence) {
        Completed {
            evidence = List.copyOf(evidence);
        }
    }

    long evicted() {
        return evicted;
    }

    long searchesGivenUp() {
        return searchesGivenUp;
    }

    /** Takes what one event came to, for each member at most once; what it completes. */
    List<Completed> accept(List<Occurrence> ofOneEvent) {
        List<Completed> completed = new ArrayList<>();
        for (Occurrence occurrence : test.countsRules() ? ofOneEvent : firstOfEachGroup(ofOneEvent)) {
            Optional<List<List<String>>> key = key(occurrence);
            if (key.isPresent()) {
                add(key.get(), occurrence).ifPresent(completed::add);
                evict();
            }
        }
        return completed;
    }

    /** Nothing follows: every window is over. */
    List<Completed> end() {
        List<Completed> completed = new ArrayList<>();
        if (test.needsWholeWindow()) {
            groups.forEach((key, group) -> whole(key, group).ifPresent(completed::add));
        }
        groups.clear();
        kept = 0;
        return completed;
    }

    private List<Occurrence> firstOfEachGroup(List<Occurrence> ofOneEvent) {
        Map<Optional<List<List<String>>>, Occurrence> first = new LinkedHashMap<>();
        ofOneEvent.forEach(occurrence -> first.putIfAbsent(key(occurrence), occurrence));
        return List.copyOf(first.values());
    }

    /** Empty where the occurrence lacks a field that is grouped by, and so is in no group. */
    private Optional<List<List<String>>> key(Occurrence occurrence) {
        List<List<String>> key = resolved.groupBy().stream()
                .map(group -> occurrence.fields().apply(group.fields().get(occurrence.member())))
                .toList();
        return key.stream().anyMatch(List::isEmpty) ? Optional.empty() : Optional.of(key);
    }

    private Optional<Completed> add(List<List<String>> key, Occurrence occurrence) {
        List<Occurrence> group = groups.computeIfAbsent(key, each -> new ArrayList<>());
        return test.needsWholeWindow() ? addToWindow(key, group, occurrence) : addAtOnce(key, group, occurrence);
    }

    private Optional<Completed> addAtOnce(List<List<String>> key, List<Occurrence> group, Occurrence occurrence) {
        keep(group, occurrence);
        Instant arrived = occurrence.time();
        List<Occurrence> inTime = group.stream()
                .filter(each -> fits(each.time(), arrived) && fits(arrived, each.time()))
                .sorted(Occurrence.IN_TIME)
                .toList();
        // All windows together: where even they do not come to it, none of them does.
        if (!test.holds(inTime)) {
            return Optional.empty();
        }
        Optional<List<Occurrence>> window = window(inTime, occurrence);
        window.ifPresent(used -> {
            drop(group, used);
            if (group.isEmpty()) {
                groups.remove(key);
            }
        });
        return window.map(used -> completed(key, used));
    }

    /** The earliest window that holds the one that arrived and satisfies the test. */
    private Optional<List<Occurrence>> window(List<Occurrence> inTime, Occurrence arrived) {
        long steps = 0;
        int end = 0;
        for (int begin = 0; begin < inTime.size() && !inTime.get(begin).time().isAfter(arrived.time()); begin++) {
            Instant first = inTime.get(begin).time();
            while (end < inTime.size() && fits(first, inTime.get(end).time())) {
                end++;
            }
            List<Occurrence> window = inTime.subList(begin, end);
            if (begin > 0 && inTime.get(begin - 1).time().equals(first)) {
                continue;
            }
            steps += window.size();
            if (steps > stepsPerOccurrence) {
                searchesGivenUp++;
                return Optional.empty();
            }
            if (test.holds(window)) {
                return Optional.of(List.copyOf(window));
            }
        }
        return Optional.empty();
    }

    private Optional<Completed> addToWindow(List<List<String>> key, List<Occurrence> window, Occurrence occurrence) {
        if (window.isEmpty()) {
            keep(window, occurrence);
            return Optional.empty();
        }
        Instant first =
                window.stream().map(Occurrence::time).min(Instant::compareTo).orElseThrow();
        Instant last =
                window.stream().map(Occurrence::time).max(Instant::compareTo).orElseThrow();
        if (occurrence.time().isBefore(first)) {
            if (fits(occurrence.time(), last)) {
                keep(window, occurrence);
            } else {
                evicted++;
            }
            return Optional.empty();
        }
        if (fits(first, occurrence.time())) {
            keep(window, occurrence);
            return Optional.empty();
        }
        Optional<Completed> completed = whole(key, window);
        drop(window, List.copyOf(window));
        keep(window, occurrence);
        return completed;
    }

    private Optional<Completed> whole(List<List<String>> key, List<Occurrence> group) {
        List<Occurrence> window = group.stream().sorted(Occurrence.IN_TIME).toList();
        return !window.isEmpty() && test.holds(window) ? Optional.of(completed(key, window)) : Optional.empty();
    }

    private Completed completed(List<List<String>> key, List<Occurrence> window) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        List<GroupKey> groupBy = resolved.groupBy();
        for (int i = 0; i < groupBy.size(); i++) {
            fields.put(groupBy.get(i).name(), key.get(i));
        }
        return new Completed(window.getLast().time(), fields, evidence(window));
    }

    /** Each event once for each rule that it satisfied. */
    private static List<Evidence> evidence(List<Occurrence> window) {
        Map<Position, List<Evidence>> byEvent = new LinkedHashMap<>();
        window.stream().flatMap(occurrence -> occurrence.evidence().stream()).forEach(each -> {
            List<Evidence> known = byEvent.computeIfAbsent(each.event().position(), key -> new ArrayList<>());
            if (known.stream().noneMatch(other -> other.counted().equals(each.counted()))) {
                known.add(each);
            }
        });
        return byEvent.values().stream().flatMap(List::stream).toList();
    }

    /** Whether the last is no later after the first than the time span allows. */
    private boolean fits(Instant first, Instant last) {
        return Duration.between(first, last).compareTo(span) <= 0;
    }

    private void keep(List<Occurrence> group, Occurrence occurrence) {
        group.add(occurrence);
        kept++;
    }

    private void drop(List<Occurrence> group, List<Occurrence> used) {
        Set<Long> arrivals = used.stream().map(Occurrence::arrival).collect(Collectors.toSet());
        group.removeIf(each -> arrivals.contains(each.arrival()));
        kept -= used.size();
    }

    private void evict() {
        while (kept > most) {
            List<Occurrence> longestUntouched = groups.firstEntry().getValue();
            if (groups.size() == 1) {
                longestUntouched.removeFirst();
                kept--;
                evicted++;
            } else {
                kept -= longestUntouched.size();
                evicted += longestUntouched.size();
                groups.pollFirstEntry();
            }
        }
    }
}

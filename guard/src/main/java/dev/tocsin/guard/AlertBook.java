package dev.tocsin.guard;

import dev.tocsin.guard.HostNames.Computer;
import dev.tocsin.match.Hit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hits as they come, gathered into alerts by rule and computer. Not safe for use by several threads. */
public final class AlertBook {

    /** Beyond this many alerts nobody reads them one by one; further hits are counted, and {@link #left} tells it. */
    private static final int MOST_ALERTS = 10_000;

    private final HostNames names;
    private final Map<Cause, Gathered> gathered = new LinkedHashMap<>();
    private long left;

    /** @param names consulted when the alerts are asked for, so that what is learned late counts too */
    public AlertBook(HostNames names) {
        this.names = names;
    }

    private record Cause(String rule, Optional<String> computer) {}

    private static final class Gathered {
        private final Hit example;
        private long hits;
        private Optional<Instant> first = Optional.empty();
        private Optional<Instant> last = Optional.empty();

        Gathered(Hit example) {
            this.example = example;
        }

        void add(Hit hit) {
            hits++;
            hit.evidence().forEach(evidence -> evidence.event().time().ifPresent(this::seen));
        }

        void add(Gathered other) {
            hits += other.hits;
            other.first.ifPresent(this::seen);
            other.last.ifPresent(this::seen);
        }

        private void seen(Instant at) {
            first = Optional.of(first.filter(at::isAfter).orElse(at));
            last = Optional.of(last.filter(at::isBefore).orElse(at));
        }
    }

    /** Takes a hit. The computer is the one that most of its events are about, the last of several. */
    public void add(Hit hit) {
        Optional<String> computer = computer(hit);
        Cause cause = new Cause(hit.rule().id(), computer);
        Gathered known = gathered.get(cause);
        if (known == null) {
            if (gathered.size() >= MOST_ALERTS) {
                left++;
                return;
            }
            known = new Gathered(hit);
            gathered.put(cause, known);
        }
        known.add(hit);
    }

    private static Optional<String> computer(Hit hit) {
        Map<String, Integer> events = new LinkedHashMap<>();
        Optional<String> most = Optional.empty();
        for (Hit.Evidence evidence : hit.evidence()) {
            Optional<String> here = Involved.in(evidence.event()).computer();
            if (here.isPresent()) {
                int count = events.merge(here.get(), 1, Integer::sum);
                most = count >= most.map(events::get).orElse(0) ? here : most;
            }
        }
        return most;
    }

    /** How many hits are in no alert because there were too many alerts. */
    public long left() {
        return left;
    }

    /** The alerts, in the order in which each began; those without a time last. */
    public List<Alert> alerts() {
        record Known(String rule, Optional<Computer> computer) {}
        Map<Known, Gathered> byComputer = new LinkedHashMap<>();
        gathered.forEach((cause, hits) -> byComputer
                .computeIfAbsent(
                        new Known(cause.rule(), cause.computer().map(names::computer)),
                        key -> new Gathered(hits.example))
                .add(hits));
        List<Alert> alerts = new ArrayList<>();
        byComputer.forEach((known, hits) ->
                alerts.add(new Alert(known.computer(), hits.example, hits.hits, hits.first, hits.last)));
        alerts.sort(Comparator.comparing(alert -> alert.first().orElse(Instant.MAX)));
        return List.copyOf(alerts);
    }
}

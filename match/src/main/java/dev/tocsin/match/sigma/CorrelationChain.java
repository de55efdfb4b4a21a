package dev.tocsin.match.sigma;

import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.Hit;
import dev.tocsin.match.Hit.Evidence;
import dev.tocsin.match.Limits;
import dev.tocsin.match.RuleCounts;
import dev.tocsin.match.sigma.CorrelationWatch.Completed;
import dev.tocsin.sigma.ResolvedCorrelation;
import dev.tocsin.sigma.SigmaDocument;
import dev.tocsin.sigma.correlation.Bounds;
import dev.tocsin.sigma.correlation.CorrelationTest;
import dev.tocsin.stix.Quoted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/** Correlations, each after those that it counts: what matched is passed along, and what comes of it too. */
final class CorrelationChain {

    /** More than any limit allows, and less than would overflow. */
    private static final BigDecimal MOST_COUNTED = BigDecimal.valueOf(1L << 40);

    /** A correlation, what waits to be taken by it, and how often it held. */
    private static final class Link {
        private final ResolvedCorrelation resolved;
        private final DetectionRule rule;
        private final CorrelationWatch watch;
        private final List<Occurrence> waiting = new ArrayList<>();
        private long hits;

        Link(ResolvedCorrelation resolved, int most, long stepsPerOccurrence) {
            this.resolved = resolved;
            this.rule = new DetectionRule(resolved.correlation());
            this.watch = new CorrelationWatch(resolved, most, stepsPerOccurrence);
        }
    }

    /** A correlation and the place that something has among what it counts. */
    private record Place(Link link, int member) {}

    private final int mostKept;
    private final long stepsPerOccurrence;
    private final List<Link> links = new ArrayList<>();
    private final IdentityHashMap<SigmaDocument, List<Place>> counting = new IdentityHashMap<>();
    private long arrivals;

    /** @param correlations how many will be added, at most; each keeps an equal share */
    CorrelationChain(Limits limits, int correlations) {
        this.mostKept = limits.share(correlations);
        this.stepsPerOccurrence = limits.stepsPerObservation();
    }

    /**
     * Adds one that counts rules and correlations added before.
     *
     * @param unusable what is not watched for and why; where this one cannot be either, it is added
     */
    void add(ResolvedCorrelation resolved, IdentityHashMap<SigmaDocument, String> unusable) {
        List<SigmaDocument> members =
                resolved.members().stream().map(CorrelationChain::document).toList();
        List<SigmaDocument> lacking =
                members.stream().filter(unusable::containsKey).toList();
        CorrelationTest test = resolved.correlation().correlation().test();
        boolean needsAll = new WindowTest(resolved.correlation().correlation()).countsRules();
        if (lacking.size() == members.size() || (needsAll && !lacking.isEmpty())) {
            SigmaDocument first = lacking.getFirst();
            unusable.put(
                    resolved.correlation(),
                    "it counts " + Quoted.of(first.header().title()) + ", which cannot be used: "
                            + unusable.get(first));
            return;
        }
        if (test instanceof CorrelationTest.TemporalExpression(var ordered, var condition)
                && ordered
                && members.size() > WindowTest.MOST_ORDERED_RULES) {
            unusable.put(
                    resolved.correlation(),
                    "it asks for more than " + WindowTest.MOST_ORDERED_RULES + " rules in order by an expression");
            return;
        }
        if (test instanceof CorrelationTest.EventCount(var bounds) && least(bounds) > mostKept) {
            unusable.put(
                    resolved.correlation(),
                    "it counts at least " + least(bounds) + " events, and at most " + mostKept + " are kept for it");
            return;
        }
        Link link = new Link(resolved, mostKept, stepsPerOccurrence);
        links.add(link);
        for (int i = 0; i < members.size(); i++) {
            counting.computeIfAbsent(members.get(i), key -> new ArrayList<>()).add(new Place(link, i));
        }
    }

    /** The smallest whole number within the bounds, at most a little beyond what can be kept. */
    private static long least(Bounds bounds) {
        return bounds.bounds().stream()
                .mapToLong(bound -> switch (bound.comparison()) {
                    case GTE, EQ -> ceiling(bound.value());
                    case GT ->
                        ceiling(bound.value())
                                + (bound.value().stripTrailingZeros().scale() > 0 ? 0 : 1);
                    case LT, LTE, NEQ -> 0;
                })
                .max()
                .orElse(0);
    }

    private static long ceiling(BigDecimal number) {
        return number.min(MOST_COUNTED).setScale(0, RoundingMode.CEILING).longValue();
    }

    private static SigmaDocument document(ResolvedCorrelation.Member member) {
        return switch (member) {
            case ResolvedCorrelation.OfRule(var rule) -> rule;
            case ResolvedCorrelation.OfCorrelation(var correlation) -> correlation;
        };
    }

    /** Something that correlations may count happened; {@link #take} says what came of it. */
    void happened(SigmaDocument what, Instant time, Function<String, List<String>> fields, List<Evidence> evidence) {
        for (Place place : counting.getOrDefault(what, List.of())) {
            place.link().waiting.add(new Occurrence(place.member(), time, arrivals++, fields, evidence));
        }
    }

    /** The hits that come of what happened since it was asked last. */
    List<Hit> take() {
        return run(false);
    }

    /** The hits that come of the end of the input. */
    List<Hit> end() {
        return run(true);
    }

    private List<Hit> run(boolean ended) {
        List<Hit> hits = new ArrayList<>();
        for (Link link : links) {
            List<Completed> completed = new ArrayList<>(link.watch.accept(List.copyOf(link.waiting)));
            link.waiting.clear();
            if (ended) {
                completed.addAll(link.watch.end());
            }
            for (Completed each : completed) {
                if (link.resolved.alerts()) {
                    link.hits++;
                    hits.add(new Hit(link.rule, each.evidence(), each.fields()));
                }
                happened(
                        link.resolved.correlation(),
                        each.time(),
                        field -> each.fields().getOrDefault(field, List.of()),
                        each.evidence());
            }
        }
        return hits;
    }

    List<RuleCounts> counts() {
        return links.stream()
                .map(link ->
                        new RuleCounts(link.rule, link.hits, 0, link.watch.evicted(), 0, link.watch.searchesGivenUp()))
                .toList();
    }
}

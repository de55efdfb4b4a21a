package dev.tocsin.benchmark;

import dev.tocsin.benchmark.Report.Fact;
import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.sigma.SigmaRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures the matching of Sigma rules: first what must be measured in a fresh process, then each workload on one thread and
 * on all cores.
 *
 * @param indicators how many are measured
 * @param peer whether Lucene Monitor is measured, too
 * @param rounds how long each workload is measured, each time
 * @param progress told what is being done
 */
record MatchMeasurement(
        Path rules, List<Path> logs, int indicators, boolean peer, Duration rounds, Consumer<String> progress) {

    /** The plain evaluator walks over every rule of an event's log. */
    private static final int PLAIN_SAMPLE = 500;

    /** How many events with a hit are compared, beside as many others as the plain evaluator is timed with. */
    private static final int HITTING_SAMPLE = 1_500;

    /** Lucene Monitor is slower than the engine by far, and a round should not take long. */
    private static final int LUCENE_SAMPLE = 2_000;

    /** Indicators with patterns, which take kilobytes each, unlike those that are keys alone. */
    private static final int MOST_PATTERNS = 100_000;

    MatchMeasurement {
        logs = List.copyOf(logs);
    }

    /** @throws IOException if rules or logs cannot be read */
    Report run() throws IOException, InterruptedException {
        LogCorpus corpus = LogCorpus.read(logs, progress);
        long heapBefore = Memory.used();
        progress.accept("reading the rules");
        List<SigmaRule> read = RuleFolder.read(rules);
        progress.accept("compiling " + read.size() + " rules");
        Compilation compiled = Compilation.of(read, corpus, heapBefore);
        progress.accept("taking up the compiled rules in another process");
        double kept = ColdStart.seconds(compiled.engine(), rules);
        progress.accept("counting what is allocated");
        Allocation allocation = Allocation.of(compiled.engine(), compiled.withoutHit(corpus));

        Stopwatch stopwatch = new Stopwatch(rounds);
        EngineWorkload engine = new EngineWorkload(compiled.engine());
        List<Workload> workloads = List.of(
                new ScanWorkload(compiled.engine().names()),
                engine,
                JacksonWorkload.WITH_TEXT,
                JacksonWorkload.SKIPPING,
                new AllRulesWorkload(
                        read, GeneratedRules.of(Math.min(indicators, MOST_PATTERNS)), EventMapping.standard()));
        List<Timing> alone = new ArrayList<>();
        for (Workload workload : workloads) {
            alone.add(time(stopwatch, workload, corpus, 1));
        }
        int cores = Runtime.getRuntime().availableProcessors();
        List<Timing> together = new ArrayList<>();
        for (Workload workload : workloads) {
            together.add(time(stopwatch, workload, corpus, cores));
        }
        Timing two = cores == 2 ? together.get(1) : time(stopwatch, engine, corpus, 2);

        progress.accept("measuring " + indicators + " indicators");
        IndicatorMeasurement many = IndicatorMeasurement.of(indicators, compiled.engine(), corpus, stopwatch);

        LogCorpus plainSample = corpus.sample(PLAIN_SAMPLE);
        progress.accept("reading a sample of " + plainSample.events() + " events");
        Timing plain = time(stopwatch, new OracleWorkload(read, SampledEvents.of(plainSample)), plainSample, 1);
        LogCorpus telling = compiled.telling(corpus, HITTING_SAMPLE, PLAIN_SAMPLE);
        progress.accept("comparing the hits in " + telling.events() + " events");
        Agreement agreement = Agreement.of(read, compiled.engine(), telling);

        List<Timing> timings = new ArrayList<>(alone);
        timings.addAll(together);
        if (cores != 2) {
            timings.add(two);
        }
        timings.addAll(many.timings());
        timings.add(plain);
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.ratio(
                        "engine and indicators / Jackson with text, one thread",
                        ratio(alone.get(4), alone.get(2)),
                        0.5,
                        1.2),
                Figure.ratio("the same without indicators", ratio(alone.get(1), alone.get(2)), 0.5, 1.2),
                Figure.ratio("scanner / Jackson tokens only, one thread", ratio(alone.get(0), alone.get(3)), 1.0, 2.0),
                Figure.ratio("engine, two threads / one", ratio(two, alone.get(1)), 1.8, 1.95),
                Figure.atMost("heap of the rules after one run", compiled.heapBytes() / 1e6, 150, 60, "MB"),
                Figure.atMost("first compilation of all rules", compiled.seconds(), 4, 1.5, "s"),
                Figure.atMost("all rules from kept plans, in a new process", kept, 0.5, 0.1, "s"),
                Figure.atMost("allocated for an event without a hit", allocation.bytesPerEvent(), 0, 0, "bytes")));
        figures.addAll(many.figures());
        List<Fact> input = new ArrayList<>(input(corpus, read, compiled, allocation));
        input.addAll(many.facts());
        List<String> notes = new ArrayList<>();
        if (peer) {
            LuceneMeasurement lucene =
                    LuceneMeasurement.of(compiled.engine(), corpus.sample(LUCENE_SAMPLE), telling, stopwatch, progress);
            timings.addAll(List.of(lucene.engine(), lucene.alone(), lucene.together()));
            figures.add(Figure.ratio(
                    "engine / Lucene Monitor, one thread", ratio(lucene.engine(), lucene.alone()), 10, 50));
            notes.addAll(lucene.notes());
        }
        return new Report(Machine.here(), input, timings, figures, agreement, notes);
    }

    private Timing time(Stopwatch stopwatch, Workload workload, LogCorpus corpus, int threads)
            throws InterruptedException {
        progress.accept("measuring " + workload.title() + ", " + threads + (threads == 1 ? " thread" : " threads"));
        return stopwatch.time(workload, corpus, threads);
    }

    private static double ratio(Timing timing, Timing yardstick) {
        return timing.eventsPerSecond() / yardstick.eventsPerSecond();
    }

    private static List<Fact> input(
            LogCorpus corpus, List<SigmaRule> rules, Compilation compiled, Allocation allocation) {
        return List.of(
                new Fact("logs", corpus.logs().size(), ""),
                new Fact("events", corpus.events(), ""),
                new Fact("bytes of events", corpus.bytes() / 1e6, "MB"),
                new Fact("records that the scanner cannot read", compiled.unreadable(), ""),
                new Fact("rules", rules.size(), ""),
                new Fact(
                        "rules that have a log format here",
                        compiled.engine().rules().size(),
                        ""),
                new Fact("plans made at once", compiled.plans(), ""),
                new Fact("plans after one run", compiled.plansAfterwards(), ""),
                new Fact("searches of all plans", compiled.engine().size() / 1e6, "MB"),
                new Fact("events without a hit", allocation.events(), ""));
    }
}

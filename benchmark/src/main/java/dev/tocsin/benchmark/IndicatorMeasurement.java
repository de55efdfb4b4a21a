package dev.tocsin.benchmark;

import dev.tocsin.benchmark.Report.Fact;
import dev.tocsin.match.engine.SigmaEngine;
import dev.tocsin.match.indicator.IndicatorTable;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.fields.FieldScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What many indicators take in memory, and what they cost the matching of DNS events.
 *
 * @param facts about the indicators
 * @param timings of the rules alone and of rules and indicators, in turns; none without DNS events
 */
record IndicatorMeasurement(List<Fact> facts, List<Timing> timings, List<Figure> figures) {

    /** Fewer take less memory than the JVM's own account of it wavers by. */
    private static final int FEWEST_TO_WEIGH = 1_000_000;

    private static final long KEY_SEED = 0x0DD5_EED5_0DD5_EED5L;

    IndicatorMeasurement {
        facts = List.copyOf(facts);
        timings = List.copyOf(timings);
        figures = List.copyOf(figures);
    }

    /** Makes so many indicators and measures them with the rules of an engine. */
    static IndicatorMeasurement of(int count, SigmaEngine engine, LogCorpus corpus, Stopwatch stopwatch)
            throws IOException, InterruptedException {
        List<Fact> facts = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        IndicatorTable table = packed(count, facts, figures);
        LogCorpus dns = dns(engine, corpus);
        facts.add(new Fact("DNS events of Zeek", dns.events(), ""));
        facts.add(new Fact("bytes of DNS events", dns.bytes() / 1e6, "MB"));
        if (dns.events() == 0) {
            return new IndicatorMeasurement(facts, List.of(), figures);
        }
        countKeys(engine, table, dns, facts);
        List<Timing> timings =
                stopwatch.inTurns(List.of(new EngineWorkload(engine), new IndicatorWorkload(engine, table)), dns, 1);
        double cost = timings.get(1).medianSeconds() / timings.get(0).medianSeconds() - 1;
        figures.add(Figure.atMost("cost of the indicators on DNS events, one thread", cost * 100, 25, 10, "%"));
        facts.add(new Fact(
                "nanoseconds a DNS event for indicators",
                (timings.get(1).medianSeconds() - timings.get(0).medianSeconds()) * 1e9 / dns.events(),
                ""));
        return new IndicatorMeasurement(
                facts, timings.stream().map(timing -> timing.on("DNS events: ")).toList(), figures);
    }

    private static IndicatorTable packed(int count, List<Fact> facts, List<Figure> figures)
            throws IOException, InterruptedException {
        GeneratedIndicators indicators = new GeneratedIndicators(count, KEY_SEED);
        long start = System.nanoTime();
        indicators.forEach((key, number) -> {});
        double once = (System.nanoTime() - start) / 1e9;
        long heap = Memory.used();
        long direct = Memory.direct();
        start = System.nanoTime();
        IndicatorTable table = IndicatorTable.of(KEY_SEED, indicators);
        double seconds = (System.nanoTime() - start) / 1e9;
        long taken = Memory.used() - heap + Memory.direct() - direct;
        facts.add(new Fact("indicators", table.size(), ""));
        facts.add(new Fact("seconds to pack them", seconds, "s"));
        facts.add(new Fact("of which they are made three times, each time", once, "s"));
        if (table.size() < FEWEST_TO_WEIGH) {
            return table;
        }
        facts.add(new Fact("their heap and direct memory", taken / 1e6, "MB"));
        ResidentIndicators.measure(count, KEY_SEED)
                .ifPresent(
                        more -> facts.add(new Fact("resident memory of a process, more with them", more / 1e6, "MB")));
        figures.add(Figure.atMost(table.size() + " indicators, heap and direct memory", taken / 1e6, 300, 150, "MB"));
        return table;
    }

    /** The events of Zeek's DNS log. */
    private static LogCorpus dns(SigmaEngine engine, LogCorpus corpus) {
        FieldScan scan = new FieldScan(engine.names(), ScanWorkload.DEEPEST);
        EventOrigin origin = new EventOrigin(engine.names());
        return corpus.only((log, record) -> log.source().format() == LogFormat.ZEEK_JSON
                && scan.scan(log.bytes(), log.from()[record], log.to()[record]) != FieldScan.UNREADABLE
                && origin.of(log, scan).stream().equals("dns"));
    }

    private static void countKeys(SigmaEngine engine, IndicatorTable table, LogCorpus dns, List<Fact> facts) {
        IndicatorWorkload.Searching searching = new IndicatorWorkload.Searching(engine, table);
        for (Log log : dns.logs()) {
            for (int record = 0; record < log.records(); record++) {
                searching.ask(log, record);
            }
        }
        facts.add(new Fact(
                "values of a DNS event known from before", (double) searching.remembered() / dns.events(), ""));
        facts.add(new Fact("keys looked up for a DNS event", (double) searching.asked() / dns.events(), ""));
        facts.add(new Fact("of them asked of the table, of 1,000", 1e3 * searching.passed() / searching.asked(), ""));
        facts.add(new Fact("indicators found in DNS events", searching.found(), ""));
    }
}

package dev.tocsin.benchmark;

import dev.tocsin.match.engine.SigmaEngine;
import dev.tocsin.match.indicator.FieldKinds;
import dev.tocsin.match.indicator.IndicatorSearch;
import dev.tocsin.match.indicator.IndicatorTable;
import dev.tocsin.match.indicator.ValueKind;
import dev.tocsin.telemetry.fields.FieldNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * What {@link EngineWorkload} does, and every value of a DNS event that names a domain or an address looked up among indicators.
 * It comes to the number of hits and of indicators found.
 */
record IndicatorWorkload(SigmaEngine engine, IndicatorTable table) implements Workload {

    private static final Map<String, Set<ValueKind>> KINDS = Map.of(
            "query", Set.of(ValueKind.DOMAIN),
            "answers", Set.of(ValueKind.DOMAIN, ValueKind.ADDRESS),
            "id.orig_h", Set.of(ValueKind.ADDRESS),
            "id.resp_h", Set.of(ValueKind.ADDRESS));

    /** What a scan must be told to look for. */
    static final List<String> NAMES = KINDS.keySet().stream().sorted().toList();

    @Override
    public String title() {
        return "the same, and indicators";
    }

    @Override
    public Worker worker() {
        Searching searching = new Searching(engine, table);
        return slice -> {
            if (slice.first() == 0) {
                searching.begin();
            }
            long before = searching.outcome();
            for (int record = slice.first(); record < slice.end(); record++) {
                searching.ask(slice.log(), record);
            }
            return searching.outcome() - before;
        };
    }

    /** One thread's way to ask rules and indicators of records. */
    static final class Searching {

        private final EngineWorkload.Asking rules;
        private final IndicatorTable table;
        private final FieldKinds kinds;
        private IndicatorSearch search;
        private final IntConsumer told;
        private long found;

        Searching(SigmaEngine engine, IndicatorTable table) {
            rules = new EngineWorkload.Asking(engine);
            this.table = table;
            kinds = kinds(engine.names());
            search = new IndicatorSearch(kinds, table.seed());
            told = indicator -> found++;
        }

        private static FieldKinds kinds(FieldNames names) {
            return FieldKinds.of(NAMES.stream().collect(Collectors.toMap(names::number, KINDS::get)));
        }

        /** Forgets which values were looked up: each round is to find a log as if it were new. */
        void begin() {
            search = new IndicatorSearch(kinds, table.seed());
        }

        void ask(Log log, int record) {
            if (rules.ask(log, record)) {
                search.search(table, rules.values(), log.bytes(), told);
            }
        }

        long outcome() {
            return rules.hits() + found;
        }

        long found() {
            return found;
        }

        /** Values that were known to be no indicator, since they were looked up lately. */
        long remembered() {
            return search.remembered();
        }

        /** Keys that were looked up. */
        long asked() {
            return search.asked();
        }

        /** Keys that the filters did not keep from the table. */
        long passed() {
            return search.passed();
        }
    }
}

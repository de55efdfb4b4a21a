package dev.tocsin.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A report as one JSON object; {@code docs/benchmark.md} says what is in it. */
final class ReportJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ReportJson() {}

    static JsonNode of(Report report) {
        ObjectNode json = NODES.objectNode();
        Machine machine = report.machine();
        json.putObject("machine")
                .put("cores", machine.cores())
                .put("memory_bytes", machine.memoryBytes())
                .put("most_heap_bytes", machine.mostHeapBytes())
                .put("jvm", machine.jvm())
                .put("collectors", machine.collectors())
                .put("system", machine.system());
        var input = json.putArray("input");
        report.input()
                .forEach(fact -> input.addObject()
                        .put("title", fact.title())
                        .put("value", fact.value())
                        .put("unit", fact.unit()));
        var rows = json.putArray("rows");
        report.timings().forEach(timing -> rows.add(row(timing)));
        var figures = json.putArray("figures");
        report.figures()
                .forEach(figure -> figures.addObject()
                        .put("title", figure.title())
                        .put("measured", figure.measured())
                        .put("promised", figure.promised())
                        .put("aim", figure.aim())
                        .put("unit", figure.unit())
                        .put("standing", figure.standing()));
        json.putObject("agreement")
                .put("events", report.agreement().events())
                .put("hits", report.agreement().hits())
                .put("rules_with_hits", report.agreement().rules())
                .put("differing", report.agreement().differing());
        var notes = json.putArray("notes");
        report.notes().forEach(notes::add);
        return json;
    }

    private static ObjectNode row(Timing timing) {
        ObjectNode row = NODES.objectNode();
        row.put("title", timing.workload())
                .put("threads", timing.threads())
                .put("events", timing.events())
                .put("bytes", timing.bytes())
                .put("outcome", timing.outcome())
                .put("median_seconds", timing.medianSeconds())
                .put("spread_percent", timing.spreadPercent());
        var rounds = row.putArray("round_nanos");
        timing.nanos().forEach(rounds::add);
        return row;
    }
}

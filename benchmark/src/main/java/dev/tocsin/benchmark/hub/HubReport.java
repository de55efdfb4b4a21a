package dev.tocsin.benchmark.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.benchmark.Figure;
import dev.tocsin.benchmark.Machine;
import dev.tocsin.stix.StixJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * What was measured of a hub.
 *
 * @param beside each yardstick, and what share of it the hub reaches
 * @param notes what the numbers do not say of themselves
 */
record HubReport(Machine machine, long records, List<Figure> figures, List<Beside> beside, List<String> notes) {

    HubReport {
        figures = List.copyOf(figures);
        beside = List.copyOf(beside);
        notes = List.copyOf(notes);
    }

    /** A yardstick a second, and the hub's share of it. */
    record Beside(String title, double perSecond, double share) {}

    void write(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d cores, %d MiB memory; %s, %s%n%d records%n",
                machine.cores(),
                machine.memoryBytes() >> 20,
                machine.jvm(),
                machine.system(),
                records);
        out.printf(Locale.ROOT, "%n%-66s %10s %10s %10s%n", "", "measured", "at least", "aim");
        figures.forEach(figure -> out.printf(
                Locale.ROOT,
                "%-66s %10.2f %10.1f %10.1f  %s%n",
                figure.title() + (figure.unit().isEmpty() ? "" : ", " + figure.unit()),
                figure.measured(),
                figure.promised(),
                figure.aim(),
                figure.standing()));
        out.printf(Locale.ROOT, "%n%-66s %10s %10s%n", "yardstick in the same run", "a second", "hub's share");
        beside.forEach(
                each -> out.printf(Locale.ROOT, "%-66s %10.0f %10.2f%n", each.title(), each.perSecond(), each.share()));
        out.println();
        notes.forEach(out::println);
        out.flush();
    }

    ObjectNode toJson() {
        ObjectNode json = StixJson.mapper().createObjectNode();
        json.putObject("machine")
                .put("cores", machine.cores())
                .put("memory_bytes", machine.memoryBytes())
                .put("jvm", machine.jvm())
                .put("system", machine.system());
        json.put("records", records);
        var rows = json.putArray("figures");
        figures.forEach(figure -> rows.addObject()
                .put("title", figure.title())
                .put("measured", figure.measured())
                .put("promised", figure.promised())
                .put("aim", figure.aim())
                .put("unit", figure.unit())
                .put("standing", figure.standing()));
        var yardsticks = json.putArray("yardsticks");
        beside.forEach(each -> yardsticks
                .addObject()
                .put("title", each.title())
                .put("per_second", each.perSecond())
                .put("share", each.share()));
        var told = json.putArray("notes");
        notes.forEach(told::add);
        return json;
    }
}

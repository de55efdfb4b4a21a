package dev.tocsin.benchmark;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Writes a report as tables. */
final class ReportText {

    private final PrintWriter out;

    ReportText(PrintWriter out) {
        this.out = out;
    }

    void write(Report report) {
        Machine machine = report.machine();
        out.printf(
                Locale.ROOT,
                "%d cores, %d MiB memory, heap of at most %d MiB%n",
                machine.cores(),
                machine.memoryBytes() >> 20,
                machine.mostHeapBytes() >> 20);
        out.printf(Locale.ROOT, "%s (%s), %s%n%n", machine.jvm(), machine.collectors(), machine.system());
        for (Report.Fact fact : report.input()) {
            out.printf(Locale.ROOT, "%-52s %12s %s%n", fact.title(), number(fact.value()), fact.unit());
        }
        timings(report.timings());
        figures(report.figures());
        Agreement agreement = report.agreement();
        out.printf(
                Locale.ROOT,
                "%nengine and plain evaluator on %d events: %d hits of %d rules, %s%n",
                agreement.events(),
                agreement.hits(),
                agreement.rules(),
                agreement.differing() == 0 ? "the same" : "DIFFERENT for " + agreement.differing() + " events");
        report.notes().forEach(out::println);
        out.flush();
    }

    private void timings(List<Timing> timings) {
        out.printf(
                Locale.ROOT, "%n%-42s %7s %10s %12s %8s %7s%n", "", "threads", "MB/s", "events/s", "spread", "rounds");
        for (Timing timing : timings) {
            out.printf(
                    Locale.ROOT,
                    "%-42s %7d %10s %12s %7s%% %7d%n",
                    timing.workload(),
                    timing.threads(),
                    number(timing.megabytesPerSecond()),
                    number(timing.eventsPerSecond()),
                    number(timing.spreadPercent()),
                    timing.nanos().size());
        }
    }

    private void figures(List<Figure> figures) {
        out.printf(Locale.ROOT, "%n%-52s %9s %9s %9s%n", "", "measured", "promised", "aim");
        for (Figure figure : figures) {
            out.printf(
                    Locale.ROOT,
                    "%-52s %9s %9s %9s  %s%n",
                    figure.title() + (figure.unit().isEmpty() ? "" : ", " + figure.unit()),
                    number(figure.measured()),
                    number(figure.promised()),
                    number(figure.aim()),
                    figure.standing());
        }
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (size == Math.rint(size) || size >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return size >= 10 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}

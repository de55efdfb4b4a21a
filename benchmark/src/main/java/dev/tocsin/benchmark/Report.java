package dev.tocsin.benchmark;

import java.util.List;

/**
 * Everything that a run measured.
 *
 * @param input what it was measured with, a fact a line
 * @param notes what the numbers do not say of themselves
 * @param agreement of the engine with the plain evaluator
 */
record Report(
        Machine machine,
        List<Fact> input,
        List<Timing> timings,
        List<Figure> figures,
        Agreement agreement,
        List<String> notes) {

    /** A number with a name. */
    record Fact(String title, double value, String unit) {}

    Report {
        input = List.copyOf(input);
        timings = List.copyOf(timings);
        figures = List.copyOf(figures);
        notes = List.copyOf(notes);
    }
}

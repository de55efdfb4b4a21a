package dev.tocsin.cli.validate;

import dev.tocsin.stix.validate.ContentValidator.Summary;
import dev.tocsin.stix.validate.Problem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The problems of one file for people: the errors, then the warnings, of each the first ones in full and the rest
 * counted by section. Where all are asked for they come as they are found, so that memory stays bounded.
 */
final class TextOutput implements ProblemOutput {

    /** More than anyone reads before mending something. */
    static final int SHOWN_OF_EACH = 20;

    private static final int SECTIONS_NAMED = 5;

    /** The problems of one severity. */
    private static final class Heap {
        private final String title;
        private final List<Problem> first = new ArrayList<>();
        private final Map<String, Long> restBySection = new HashMap<>();

        private Heap(String title) {
            this.title = title;
        }

        private void add(Problem problem) {
            if (first.size() < SHOWN_OF_EACH) {
                first.add(problem);
            } else {
                restBySection.merge(problem.section().toString(), 1L, Long::sum);
            }
        }
    }

    private final PrintWriter out;
    private final String file;
    private final boolean all;
    private final Heap errors = new Heap("errors");
    private final Heap warnings = new Heap("warnings");
    private boolean named;

    TextOutput(PrintWriter out, String file, boolean all) {
        this.out = out;
        this.file = file;
        this.all = all;
    }

    @Override
    public void problem(Problem problem) {
        if (all) {
            nameFile();
            print(problem.isError() ? "error: " : "warning: ", problem);
        } else {
            (problem.isError() ? errors : warnings).add(problem);
        }
    }

    @Override
    public void end(Summary summary) {
        print(errors);
        print(warnings);
        out.println(file + ": " + counted(summary.objects(), "object") + ", " + counted(summary.errors(), "error")
                + ", " + counted(summary.warnings(), "warning"));
        out.flush();
    }

    private void print(Heap heap) {
        if (heap.first.isEmpty()) {
            return;
        }
        nameFile();
        out.println("  " + heap.title);
        heap.first.forEach(problem -> print("  ", problem));
        long rest =
                heap.restBySection.values().stream().mapToLong(Long::longValue).sum();
        if (rest > 0) {
            out.println("    and " + rest + " more " + heap.title + " (" + sections(heap.restBySection)
                    + "); --all prints all");
        }
    }

    private void print(String before, Problem problem) {
        String what = problem.message()
                + problem.value().map(value -> ": " + value).orElse("") + " [" + problem.section() + "]";
        if (problem.where().isEmpty()) {
            out.println("  " + before + what);
        } else {
            out.println("  " + before + problem.where());
            out.println("      " + what);
        }
    }

    private void nameFile() {
        if (!named) {
            out.println(file);
            named = true;
        }
    }

    /** The sections most often broken, with how often. */
    private static String sections(Map<String, Long> bySection) {
        String named = bySection.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SECTIONS_NAMED)
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
        return bySection.size() > SECTIONS_NAMED ? named + ", …" : named;
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}

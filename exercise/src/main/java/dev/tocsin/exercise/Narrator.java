package dev.tocsin.exercise;

import dev.tocsin.guard.PlainWords;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells the story on a terminal: numbered steps, what each came to, and how long it took, aligned on the right. */
final class Narrator {

    private static final int WIDTH = 100;
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String RED = "\u001b[31;1m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintWriter out;
    private final boolean colour;
    private int steps;

    Narrator(PrintWriter out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** What happens in a step; it may tell details, each on a line of its own. */
    interface Step<T> {
        T run(Consumer<String> details) throws Exception;
    }

    /**
     * Plays one step and tells how long it took.
     *
     * @param title must be safe to print
     * @throws ExerciseFailure if anything in it goes wrong
     */
    <T> T step(String title, Step<T> work) throws InterruptedException {
        steps++;
        String numbered = "%2d  %s".formatted(steps, title);
        out.print(styled(BOLD, numbered));
        out.flush();
        List<String> details = new ArrayList<>();
        long start = System.nanoTime();
        try {
            T result = work.run(details::add);
            end(numbered, time(Duration.ofNanos(System.nanoTime() - start)), DIM);
            details.forEach(this::detail);
            return result;
        } catch (InterruptedException e) {
            end(numbered, "interrupted", RED);
            throw e;
        } catch (Exception e) {
            end(numbered, "FAILED", RED);
            details.forEach(this::detail);
            throw new ExerciseFailure("step " + steps + " (" + title + ") failed: " + e.getMessage(), e);
        }
    }

    void alert(PlainWords.Told told) {
        out.println();
        out.println(styled(RED, "  ! " + told.heading()));
        told.deeds().forEach(deed -> wrapped("    ", "              ", deed));
        told.reports().forEach(report -> wrapped("    ", "    ", report));
        out.println("    " + styled(BOLD, "What to do:"));
        int number = 0;
        for (String advice : told.advice()) {
            wrapped("    " + ++number + ". ", "       ", advice);
        }
        out.flush();
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    private void detail(String line) {
        wrapped("      ", "      ", line);
        out.flush();
    }

    private void end(String shown, String ending, String style) {
        int gap = Math.max(2, WIDTH - shown.length() - ending.length());
        out.println(" ".repeat(gap) + styled(style, ending));
        out.flush();
    }

    private void wrapped(String first, String next, String text) {
        StringBuilder line = new StringBuilder(first);
        int used = next.length();
        for (String word : text.split(" ", -1)) {
            if (used + word.length() > WIDTH && used > next.length()) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(next);
                used = next.length();
            }
            line.append(word).append(' ');
            used += word.length() + 1;
        }
        out.println(line.toString().stripTrailing());
    }

    private String styled(String style, String text) {
        return colour ? style + text + PLAIN : text;
    }

    private static String time(Duration took) {
        return took.toMillis() < 10_000
                ? took.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}

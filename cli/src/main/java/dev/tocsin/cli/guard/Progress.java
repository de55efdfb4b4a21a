package dev.tocsin.cli.guard;

import dev.tocsin.guard.Scan;
import dev.tocsin.stix.Quoted;
import java.io.PrintWriter;
import java.util.Locale;

/** One line on a terminal that says how far a scan has come; nothing at all where nobody is looking. */
final class Progress {

    private static final long EVERY_NANOS = 250_000_000;
    private static final int LOOK_AT_CLOCK_EVERY = 16;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean shown;
    private long asked;
    private long last = System.nanoTime();
    private boolean drawn;

    Progress(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    /** To be called at every event that is taken, or more often. */
    void at(String input, Scan scan) {
        if (!shown || ++asked % LOOK_AT_CLOCK_EVERY != 0 || System.nanoTime() - last < EVERY_NANOS) {
            return;
        }
        last = System.nanoTime();
        drawn = true;
        String name = input.length() > 40 ? "..." + input.substring(input.length() - 37) : input;
        err.print(CLEAR_LINE
                + String.format(
                        Locale.ROOT, "%,d events, %,d hits, now in %s", scan.events(), scan.hits(), Quoted.of(name)));
        err.flush();
    }

    void end() {
        if (drawn) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}

package dev.tocsin.sigma.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file; past {@link #MOST_KEPT} problems they are only counted. */
public final class Problems {

    /** The most problems of one file that are kept one by one. */
    public static final int MOST_KEPT = 1_000;

    private final String file;
    private final List<SigmaProblem> kept = new ArrayList<>();
    private int errors;
    private int uncounted;

    /** For a file of this name. */
    public Problems(String file) {
        this.file = file;
    }

    /** The document cannot be used. */
    public void error(Place place, String value, String message, String hint) {
        errors++;
        add(Severity.ERROR, place, value, message, hint);
    }

    /** The document can be used, but perhaps means something else than its author thinks. */
    public void warning(Place place, String value, String message, String hint) {
        add(Severity.WARNING, place, value, message, hint);
    }

    private void add(Severity severity, Place place, String value, String message, String hint) {
        if (kept.size() == MOST_KEPT) {
            uncounted++;
            return;
        }
        kept.add(new SigmaProblem(severity, file, place, value.isEmpty() ? "" : Quoted.of(value), message, hint));
    }

    /** How many errors there have been, those only counted among them. */
    public int errors() {
        return errors;
    }

    /** All that were kept, in the order they were found, and how many more there are. */
    public List<SigmaProblem> all() {
        if (uncounted == 0) {
            return List.copyOf(kept);
        }
        List<SigmaProblem> all = new ArrayList<>(kept);
        all.add(new SigmaProblem(
                errors > 0 ? Severity.ERROR : Severity.WARNING,
                file,
                Place.WHOLE_FILE,
                "",
                "and " + uncounted + " more problems",
                ""));
        return List.copyOf(all);
    }
}

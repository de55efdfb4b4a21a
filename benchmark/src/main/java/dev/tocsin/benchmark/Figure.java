package dev.tocsin.benchmark;

/**
 * A figure that the project promises, as measured.
 *
 * @param promised at least this good; at most, where less is better
 * @param aim what it should be
 * @param unit empty for a ratio
 */
public record Figure(String title, double measured, double promised, double aim, String unit, boolean lessIsBetter) {

    public static Figure ratio(String title, double measured, double promised, double aim) {
        return new Figure(title, measured, promised, aim, "", false);
    }

    public static Figure atLeast(String title, double measured, double promised, double aim, String unit) {
        return new Figure(title, measured, promised, aim, unit, false);
    }

    public static Figure atMost(String title, double measured, double promised, double aim, String unit) {
        return new Figure(title, measured, promised, aim, unit, true);
    }

    /** How it stands to what was promised, in a word. */
    public String standing() {
        if (reaches(aim)) {
            return "as aimed";
        }
        return reaches(promised) ? "as promised" : "short";
    }

    private boolean reaches(double bound) {
        return lessIsBetter ? measured <= bound : measured >= bound;
    }
}

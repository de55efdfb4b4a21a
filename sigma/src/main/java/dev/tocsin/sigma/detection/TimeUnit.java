package dev.tocsin.sigma.detection;

/** A part of a date, and its range (modifiers appendix, Time Modifiers). */
public enum TimeUnit {
    MINUTE(0, 59),
    HOUR(0, 23),
    DAY(1, 31),
    /** The appendix says 1 to 52; ISO 8601 years may have a 53rd week. */
    WEEK(1, 53),
    MONTH(1, 12),
    YEAR(0, 9999);

    private final int least;
    private final int most;

    TimeUnit(int least, int most) {
        this.least = least;
        this.most = most;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }
}

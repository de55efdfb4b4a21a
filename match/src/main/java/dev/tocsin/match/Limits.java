package dev.tocsin.match;

/**
 * What rules that need several observations may cost. Every limit that is reached is counted in {@link RuleCounts}.
 *
 * @param keptPerRule the most observations that one rule waits with; the one that arrived first goes first. Not the
 *     oldest by its own clock: events dated into the future would drive out all others and stay.
 * @param keptInAll the most that all rules wait with together: each gets an equal share, at least 100
 * @param stepsPerObservation the most observations looked at in search of one hit of one rule
 */
public record Limits(int keptPerRule, int keptInAll, long stepsPerObservation) {

    /** At most about 300 MB if events are of ordinary size, and milliseconds for a search that leads nowhere. */
    public static final Limits DEFAULT = new Limits(10_000, 100_000, 1_000_000);

    private static final int LEAST_SHARE = 100;

    public Limits {
        if (keptPerRule < 1 || keptInAll < 1 || stepsPerObservation < 1) {
            throw new IllegalArgumentException(
                    "limits are positive: " + keptPerRule + ", " + keptInAll + ", " + stepsPerObservation);
        }
    }

    /** What each of so many rules may keep. */
    public int share(long rules) {
        return Math.toIntExact(Math.min(keptPerRule, Math.max(LEAST_SHARE, keptInAll / Math.max(1, rules))));
    }
}

package dev.tocsin.match.engine;

/**
 * Which fields' values come again so often that to remember them saves more than it costs: messages that name a moment or a
 * number each do not, and would only drive out what does. It is tried in windows of values; a field that fails rests, each time
 * longer. Not safe for use by several threads at once.
 */
final class Repeats {

    private static final int WINDOW = 256;

    /** Of a window, so many must have been known. */
    private static final int ENOUGH = WINDOW / 4;

    private static final int SHORTEST_REST = 2 * WINDOW;
    private static final int LONGEST_REST = 1 << 16;

    private final int[] asked;
    private final int[] known;
    private final int[] rest;
    private final int[] resting;

    Repeats(int fields) {
        asked = new int[fields];
        known = new int[fields];
        rest = new int[fields];
        resting = new int[fields];
    }

    /** Whether the next value of a field should be looked up, and be kept if it is not known. */
    boolean isWorth(int field) {
        if (resting[field] > 0) {
            resting[field]--;
            return false;
        }
        return true;
    }

    /** Says whether a value that was looked up was known. */
    void was(int field, boolean it) {
        known[field] += it ? 1 : 0;
        if (++asked[field] == WINDOW) {
            boolean enough = known[field] >= ENOUGH;
            rest[field] = enough ? 0 : Math.min(Math.max(rest[field] * 2, SHORTEST_REST), LONGEST_REST);
            resting[field] = rest[field];
            asked[field] = 0;
            known[field] = 0;
        }
    }
}

package dev.tocsin.match.engine;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Takes down what is found in a value, to be remembered, and tells it. Not safe for use by several threads at once. */
final class ValueNotes implements LiteralSearch.Found {

    private final int[] found = new int[SeenValues.MOST_FOUND];
    private int count;
    private LiteralSearch.@Nullable Found told;

    void begin(LiteralSearch.Found listener) {
        told = listener;
        count = 0;
    }

    /** Whether all was taken down. */
    boolean areComplete() {
        return count <= SeenValues.MOST_FOUND;
    }

    int[] found() {
        return found;
    }

    int count() {
        return count;
    }

    @Override
    public void literal(int id) {
        if (has(id)) {
            return;
        }
        if (count < SeenValues.MOST_FOUND) {
            found[count] = id;
        }
        count = Math.min(count + 1, SeenValues.MOST_FOUND + 1);
        requireNonNull(told).literal(id);
    }

    @Override
    public boolean has(int id) {
        for (int i = 0; i < Math.min(count, SeenValues.MOST_FOUND); i++) {
            if (found[i] == id) {
                return true;
            }
        }
        return false;
    }
}

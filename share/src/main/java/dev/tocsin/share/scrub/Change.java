package dev.tocsin.share.scrub;

/**
 * What was done to one place of an object. Never what stood there.
 *
 * @param place the property, as a selector (STIX 2.1 §7.2.3.1), such as {@code external_references.[0].description}
 * @param count how often, 1 or more
 */
public record Change(String place, Kind kind, int count, Fate fate) {

    public Change {
        if (count < 1) {
            throw new IllegalArgumentException("a change was made at least once, not " + count + " times");
        }
    }

    /** What became of what was found. */
    public enum Fate {
        /** It was taken out. */
        REMOVED,
        /** It would have been taken out, and its contributor decided that it stays. */
        KEPT
    }
}

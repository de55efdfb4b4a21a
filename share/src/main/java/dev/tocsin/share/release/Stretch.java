package dev.tocsin.share.release;

import dev.tocsin.share.record.Place;

/**
 * A stretch of a channel's feed.
 *
 * @param first its first place; it belongs to it
 * @param last its last place, not before the first; it belongs to it
 */
public record Stretch(Place first, Place last) {

    public Stretch {
        if (first.position().compareTo(last.position()) > 0) {
            throw new IllegalArgumentException("a stretch does not end before it begins: " + first + " to " + last);
        }
    }

    /** The shortest that has both in it. */
    Stretch with(Stretch other) {
        return new Stretch(
                first.position().compareTo(other.first.position()) <= 0 ? first : other.first,
                last.position().compareTo(other.last.position()) >= 0 ? last : other.last);
    }

    /** How many places lie between this one and a later one; none, or less, where they touch or overlap. */
    long gapTo(Stretch later) {
        return later.first.position().number() - last.position().number() - 1;
    }
}

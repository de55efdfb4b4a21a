package dev.tocsin.share.record;

import java.util.List;

/**
 * A part of what a selection holds, in the order of the feed.
 *
 * @param more whether something is left behind the last item
 */
public record Page<T>(List<T> items, boolean more) {

    public Page {
        items = List.copyOf(items);
    }
}

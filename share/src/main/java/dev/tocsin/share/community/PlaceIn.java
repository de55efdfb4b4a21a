package dev.tocsin.share.community;

import java.util.Set;

/** A channel, and what a member may do there: nothing, where it is not admitted. */
public record PlaceIn(Channel channel, Set<Right> rights) {

    public PlaceIn {
        rights = Set.copyOf(rights);
    }
}

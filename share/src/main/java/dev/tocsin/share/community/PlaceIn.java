package dev.tocsin.share.community;

import dev.tocsin.share.record.Position;
import java.util.Optional;
import java.util.Set;

/**
 * A channel, and what a member may do there: nothing, where it is not admitted.
 *
 * @param since as a newcomer it sees what came after this; empty where it sees all
 */
public record PlaceIn(Channel channel, Set<Right> rights, Optional<Position> since) {

    public PlaceIn {
        rights = Set.copyOf(rights);
    }
}

package dev.tocsin.share;

import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Right;
import java.util.Set;

/** A channel that a caller may know of, and what it may do there. */
public record VisibleChannel(Channel channel, Set<Right> rights) {

    public VisibleChannel {
        rights = Set.copyOf(rights);
    }
}

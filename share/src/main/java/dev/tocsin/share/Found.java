package dev.tocsin.share;

import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Facts;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Sight;
import java.util.Optional;
import java.util.Set;

/**
 * A channel that was asked for and exists, and the rights of the caller who asked.
 *
 * @param newcomerSince as a newcomer it sees what came after this; empty where it sees all
 */
record Found(Channel channel, Set<Right> rights, Optional<Position> newcomerSince) {

    ChannelId id() {
        return channel.id();
    }

    Facts facts() {
        return Facts.ofChannel(rights);
    }

    VisibleChannel visible() {
        return new VisibleChannel(channel, rights);
    }

    Position since() {
        return newcomerSince.orElse(Position.START);
    }

    View view() {
        return new View(id(), since());
    }

    /**
     * What the caller's own contributions are compared with. Whoever may not see what came before it is told nothing of the
     * rest either: a comparison with some of it would tell where it is silent about the others.
     */
    Sight sight(Owner caller) {
        return rights.contains(Right.READ) && newcomerSince.isEmpty()
                ? new Sight.Everything()
                : new Sight.OwnOnly(caller);
    }
}

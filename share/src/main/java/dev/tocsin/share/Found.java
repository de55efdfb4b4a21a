package dev.tocsin.share;

import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Facts;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.record.Sight;
import java.util.Set;

/** A channel that was asked for and exists, and the rights of the caller who asked. */
record Found(Channel channel, Set<Right> rights) {

    ChannelId id() {
        return channel.id();
    }

    Facts facts() {
        return Facts.ofChannel(rights);
    }

    VisibleChannel visible() {
        return new VisibleChannel(channel, rights);
    }

    Sight sight(Owner caller) {
        return rights.contains(Right.READ) ? new Sight.Everything() : new Sight.OwnOnly(caller);
    }
}

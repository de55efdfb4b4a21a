package dev.tocsin.share.record;

import dev.tocsin.share.community.ChannelId;
import java.util.function.Consumer;

/**
 * Tells those who follow a channel that it changed, so that they look at once and not at the end of their patience. A port.
 * A bell may ring for nothing, and it may fail to ring: whoever follows also looks from time to time.
 */
public interface FeedBell {

    /** Called when a change of this channel is committed; returns soon. */
    void ring(ChannelId channel);

    /** From now on the listener is told each channel for which the bell rings. It returns soon and throws nothing. */
    Listening listen(Consumer<ChannelId> listener);

    /** Ends the listening. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}

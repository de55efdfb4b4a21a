package dev.tocsin.share.record;

import dev.tocsin.share.community.ChannelId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A bell that is heard in this process. */
public final class InProcessBell implements FeedBell {

    private final List<Consumer<ChannelId>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void ring(ChannelId channel) {
        listeners.forEach(listener -> listener.accept(channel));
    }

    @Override
    public Listening listen(Consumer<ChannelId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}

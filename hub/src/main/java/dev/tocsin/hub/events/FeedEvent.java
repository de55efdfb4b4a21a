package dev.tocsin.hub.events;

import dev.tocsin.share.record.FeedEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Something that happened in a channel, as it goes to each follower. */
final class FeedEvent {

    private final FeedEnd place;
    private final byte[] bytes;

    /** @param text as server-sent event */
    FeedEvent(FeedEnd place, String text) {
        this.place = place;
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Where a follower stands who was told it. */
    FeedEnd place() {
        return place;
    }

    /** In bytes. */
    int length() {
        return bytes.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}

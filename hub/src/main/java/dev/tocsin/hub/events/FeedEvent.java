package dev.tocsin.hub.events;

import dev.tocsin.share.record.FeedEnd;
import dev.tocsin.share.record.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Something that happened in a channel, as it goes to each follower. */
final class FeedEvent {

    private final FeedEnd place;
    private final Optional<Place> record;
    private final byte[] bytes;

    /**
     * @param record where the record is that it tells, if it tells one
     * @param text as server-sent event
     */
    FeedEvent(FeedEnd place, Optional<Place> record, String text) {
        this.place = place;
        this.record = record;
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Where a follower stands who was told it. */
    FeedEnd place() {
        return place;
    }

    /** Where the record is that it tells, if it tells one. */
    Optional<Place> record() {
        return record;
    }

    /** In bytes. */
    int length() {
        return bytes.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}

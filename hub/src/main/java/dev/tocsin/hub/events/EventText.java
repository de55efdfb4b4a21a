package dev.tocsin.hub.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.cursor.Cursors;
import dev.tocsin.share.View;
import dev.tocsin.share.record.FeedEnd;
import dev.tocsin.share.record.Place;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.record.Withdrawal;
import dev.tocsin.taxii.TaxiiTimestamp;
import java.util.Optional;

/** Events in the format of server-sent events (HTML Living Standard §9.2.5). */
final class EventText {

    private static final String HEARTBEAT = ":\n\n";

    private final Cursors cursors;

    EventText(Cursors cursors) {
        this.cursors = cursors;
    }

    /**
     * Where a follower stands, without anything that happened: clients remember the id (HTML Living Standard §9.2.6), and
     * lose nothing if they come again before the first event.
     */
    FeedEvent place(View view, FeedEnd place) {
        return new FeedEvent(place, Optional.empty(), "id: " + cursors.write(view.channel(), place) + "\n\n");
    }

    /** A comment that is told while nothing happens, so that either end notices that the other is gone. */
    static FeedEvent heartbeat(FeedEnd place) {
        return new FeedEvent(place, Optional.empty(), HEARTBEAT);
    }

    /** A record: its id, its version, when it was added, and the object. */
    FeedEvent record(View view, FeedEnd place, SharedRecord record) {
        String head = described(record.id().toString(), record.version().toString())
                .put("date_added", TaxiiTimestamp.write(record.place().dateAdded()))
                .toString();
        // A line break in JSON stands only where a space may stand.
        String object = record.json().replace('\r', ' ').replace('\n', ' ');
        Optional<Place> told = Optional.of(record.place());
        return event(view, place, told, "record", head.substring(0, head.length() - 1) + ",\"object\":" + object + "}");
    }

    /** A record that was taken back: its id and its version. */
    FeedEvent withdrawn(View view, FeedEnd place, Withdrawal withdrawal) {
        return event(
                view,
                place,
                Optional.empty(),
                "withdrawn",
                described(withdrawal.id().toString(), withdrawal.version().toString())
                        .toString());
    }

    private static ObjectNode described(String id, String version) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("version", version);
    }

    private FeedEvent event(View view, FeedEnd place, Optional<Place> record, String kind, String data) {
        String text = "id: " + cursors.write(view.channel(), place) + "\nevent: " + kind + "\ndata: " + data + "\n\n";
        return new FeedEvent(place, record, text);
    }
}

package dev.tocsin.hub.events;

import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.QueryString;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.View;
import dev.tocsin.share.record.FeedEnd;
import dev.tocsin.stix.Quoted;
import io.helidon.webserver.http.HttpRouting;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /share/v1/channels/{channel}/events}: what happens in a channel, as server-sent events (HTML Living Standard
 * §9.2). It begins behind the event whose id stands in {@code Last-Event-ID} or in {@code after}, with {@code from=start} at
 * the first record, and otherwise with what comes next. With {@code follow=false} it ends with what there is.
 */
public final class EventApi {

    private static final String EVENT_STREAM = "text/event-stream";
    private static final Set<String> PARAMETERS = Set.of("after", "from", "follow");

    private final Door door;
    private final Sharing sharing;
    private final Streams streams;

    public EventApi(Door door, Sharing sharing, Streams streams) {
        this.door = door;
        this.sharing = sharing;
        this.streams = streams;
    }

    public void addTo(HttpRouting.Builder routing) {
        routing.any(
                "/share/v1/channels/{channel}/events[/]",
                door.known(Dialect.PROBLEM_DOCUMENT, Map.of("GET", this::events)));
    }

    private Reply events(Asked asked) {
        String channel = asked.path("channel");
        View view = Granted.of(sharing.view(asked.caller(), channel));
        QueryString query = asked.query();
        query.requireOnly(PARAMETERS);
        FeedEnd end = streams.end(view);
        FeedEnd from = from(asked, query, view, end);
        if (oneOf(query, "follow", "true", "false").equals("false")) {
            return Reply.stream(EVENT_STREAM, streams.until(asked.caller(), view, from, end));
        }
        streams.requireRoom(asked);
        return Reply.stream(EVENT_STREAM, streams.from(asked, channel, view, from));
    }

    private FeedEnd from(Asked asked, QueryString query, View view, FeedEnd end) {
        boolean fromStart = oneOf(query, "from", "now", "start").equals("start");
        // The header is the younger one: whoever reconnects sends it to the address that it began with.
        Optional<String> cursor =
                asked.header("Last-Event-ID").filter(text -> !text.isEmpty()).or(() -> query.get("after"));
        if (cursor.isEmpty()) {
            return fromStart ? new FeedEnd(FeedEnd.START.position(), end.withdrawals()) : end;
        }
        FeedEnd place = streams.cursors()
                .read(view.channel(), cursor.get())
                .orElseThrow(() -> new ProblemException(
                        Problem.BAD_REQUEST, "not the id of an event of this channel: " + Quoted.of(cursor.get())));
        if (place.isBeyond(end)) {
            throw new ProblemException(
                    Problem.BAD_REQUEST,
                    "that event lies behind the end of this channel",
                    Optional.of("the hub was put back to an older state; begin again with from=start"));
        }
        return place;
    }

    /** @return the value, the first of the two where it is not given */
    private static String oneOf(QueryString query, String name, String usual, String other) {
        String value = query.get(name).orElse(usual);
        if (!value.equals(usual) && !value.equals(other)) {
            throw new ProblemException(
                    Problem.BAD_REQUEST, name + " is " + usual + " or " + other + ", not " + Quoted.of(value));
        }
        return value;
    }
}

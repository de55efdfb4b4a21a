package dev.tocsin.taxii;

import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.taxii.TaxiiException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Sends objects in envelopes (TAXII 2.1 §5.5) bounded in number and in bytes, and reads what became of them. */
final class Contributor {

    private static final int MAX_OBJECTS = 500;
    private static final long MAX_BYTES = 4L << 20;
    private static final byte[] OPENING = "{\"objects\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSING = "]}".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_POLLS = 60;
    private static final long POLL_MILLIS = 1_000;

    private final Exchange exchange;
    private final RemoteCollection collection;
    private final Consumer<Contribution> told;
    private final long serverTakes;
    private final long fill;
    private final List<StixObject> waiting = new ArrayList<>();
    private final ByteArrayOutputStream envelope = new ByteArrayOutputStream();

    Contributor(Exchange exchange, RemoteCollection collection, Consumer<Contribution> told) {
        this.exchange = exchange;
        this.collection = collection;
        this.told = told;
        this.serverTakes = Exchange.understood(
                collection.apiRoot(),
                () -> ApiRoot.from(exchange.get(collection.apiRoot())).maxContentLength());
        this.fill = Math.min(serverTakes, MAX_BYTES);
    }

    void send(Iterator<StixObject> objects) {
        while (objects.hasNext()) {
            StixObject object = objects.next();
            byte[] json = StixJson.write(object.json());
            long alone = (long) OPENING.length + json.length + CLOSING.length;
            if (alone > serverTakes) {
                told.accept(new Contribution.TooLarge(object, json.length, serverTakes));
                continue;
            }
            if (waiting.size() == MAX_OBJECTS || envelope.size() + 1 + json.length + CLOSING.length > fill) {
                flush();
            }
            envelope.writeBytes(waiting.isEmpty() ? OPENING : new byte[] {','});
            envelope.writeBytes(json);
            waiting.add(object);
        }
        flush();
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        envelope.writeBytes(CLOSING);
        Status status = Exchange.understood(
                collection.uri(), () -> Status.from(exchange.post(collection.at("objects/"), envelope.toByteArray())));
        told.accept(new Contribution.Answered(waiting, settled(status)));
        waiting.clear();
        envelope.reset();
    }

    private static boolean askingIsOfNoUse(Status status) {
        return !status.pendings().isEmpty()
                && status.pendings().size() == status.pendingCount()
                && status.pendings().stream()
                        .allMatch(pending -> pending.outcome()
                                .filter(outcome ->
                                        outcome.equals(Status.Detail.HELD) || outcome.equals(Status.Detail.EMBARGOED))
                                .isPresent());
    }

    /** The status once nothing is pending but a person's decision or the end of an embargo, or as it stands after a minute of asking. */
    private Status settled(Status first) {
        Status status = first;
        for (int poll = 0; poll < MAX_POLLS && !status.complete() && !askingIsOfNoUse(status); poll++) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TaxiiException(
                        Kind.TIMED_OUT,
                        "interrupted while waiting for the status " + Quoted.of(status.id()),
                        "ask the server for that status later",
                        e);
            }
            status = TaxiiClient.status(exchange, collection.apiRoot(), status.id());
        }
        return status;
    }
}

package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.telemetry.frame.Place;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** Makes the events of one input of what its frames hold, given in the input's order, and counts the rest. For one thread. */
final class EventsInOrder {

    private static final String FORMATS =
            "Tocsin reads Zeek, Suricata EVE, Windows event, CloudTrail, OCSF, STIX and other"
                    + " JSON logs, plain, gzip or xz; see docs/log-formats.md";

    private final String inputName;
    private final Tally tally = new Tally();
    private final Recognition recognition;
    private final ZeekTsv zeekTsv;
    private final StixObservations stix;
    private final Deque<Event> ready = new ArrayDeque<>();
    private Optional<ReadTally.NotALog> notALog = Optional.empty();
    private byte[] head = {};
    private boolean sawEmptyList;

    EventsInOrder(String inputName, ReadLimits limits) {
        this.inputName = inputName;
        this.recognition = new Recognition(inputName);
        this.zeekTsv = new ZeekTsv(inputName);
        this.stix = new StixObservations(tally, limits.bundleBytes());
    }

    void begin(LogFrames.Opening opening) {
        head = opening.head();
        notALog = opening.foreign();
        notALog.ifPresent(foreign -> tally.problem(Problem.Kind.NOT_A_LOG, "line 1", foreign.seen()));
        opening.damage().ifPresent(damage -> tally.problem(Problem.Kind.DAMAGED_INPUT, "line 1", damage));
    }

    void take(Looked looked) {
        switch (looked) {
            case Looked.Unwanted(var source) -> tally.unwanted(source, 1);
            case Looked.Tree(var place, var tree, var repairs, var size) -> takeJson(place, tree, repairs, size);
            case Looked.Refused(var place, var kind, var reason) -> tally.problem(kind, place, reason);
            case Looked.Line(var place, var text) -> takeLine(place, text);
            case Looked.ListEnd(var place) -> {
                sawEmptyList |= place.element() == 0;
                stix.end(whole -> emit(whole.event(), whole.place()));
            }
            case Looked.Large large -> throw new IllegalArgumentException("a tree has to be made of it first");
        }
    }

    /** Counts events that nobody wants. */
    void unwanted(LogSource source, long count) {
        tally.unwanted(source, count);
    }

    /** Says that no frame follows. */
    void end() {
        stix.end(whole -> emit(whole.event(), whole.place()));
        if (ready.isEmpty() && notALog.isEmpty() && !sawEmptyList && tally.sawNothingOfALog()) {
            notALog = Optional.of(notRecognised());
        }
    }

    boolean hasEvent() {
        return !ready.isEmpty();
    }

    /** The next event that is ready; it counts from now on. */
    Event next() {
        if (ready.isEmpty()) {
            throw new NoSuchElementException("no event is left in " + Excerpt.of(inputName));
        }
        Event event = ready.removeFirst();
        tally.event(event);
        return event;
    }

    /** Forgets events that are ready. */
    void clear() {
        ready.clear();
    }

    /**
     * The counts up to the event handed out last.
     *
     * @param bytes how many were read, after decompression
     */
    ReadTally tally(long bytes, long blankLines) {
        return tally.snapshot(bytes, blankLines, notALog);
    }

    private void takeJson(Place place, JsonNode tree, Set<Problem.Kind> repairs, long size) {
        repairs.forEach(repair -> tally.problem(repair, place, repair.words()));
        switch (tree) {
            case ObjectNode object when StixObservations.claims(object) -> takeStix(place, object, size);
            case ObjectNode object -> emit(recognition.of(object), place);
            default ->
                tally.problem(
                        Problem.Kind.NOT_AN_OBJECT,
                        place,
                        "it is " + tree.getNodeType().name().toLowerCase(Locale.ROOT));
        }
    }

    private void takeStix(Place place, ObjectNode object, long size) {
        if (object.path("type").asText().equals("bundle")
                && object.path("objects").isArray()) {
            long each = size / Math.max(1, object.path("objects").size());
            object.path("objects").forEach(inner -> takeJson(place, inner, Set.of(), each));
            stix.end(whole -> emit(whole.event(), whole.place()));
        } else {
            stix.add(object, place, size);
        }
    }

    private void takeLine(Place place, Utf8Text line) {
        switch (zeekTsv.read(line.text())) {
            case ZeekTsv.Line.Header header -> tally.headerLine();
            case ZeekTsv.Line.Comment comment -> tally.commentLine();
            case ZeekTsv.Line.Unfit(var kind, var reason) -> tally.problem(kind, place, reason);
            case ZeekTsv.Line.Row(var source, var time, var fields, var mistyped) -> {
                if (line.repaired()) {
                    tally.problem(Problem.Kind.INVALID_TEXT, place, Problem.Kind.INVALID_TEXT.words());
                }
                if (!mistyped.isEmpty()) {
                    tally.problem(Problem.Kind.VALUE_NOT_OF_ITS_TYPE, place, mistyped);
                }
                emit(new JsonShape.Recognised(source, time, fields), place);
            }
        }
    }

    private void emit(JsonShape.Recognised event, Place place) {
        if (event.time() instanceof EventTime.NotReadable(var reason)) {
            tally.problem(Problem.Kind.TIME_NOT_READABLE, place, reason);
        }
        Optional<Instant> time =
                event.time() instanceof EventTime.At(var instant) ? Optional.of(instant) : Optional.empty();
        long record = place.element() > 0 ? place.element() : place.line();
        ready.add(new Event(event.source(), new Position(inputName, record, place.offset()), time, event.fields()));
    }

    private ReadTally.NotALog notRecognised() {
        ReadTally soFar = tally(0, 0);
        return Foreign.explain(head)
                .orElseGet(() -> new ReadTally.NotALog(
                        soFar.problems().isEmpty()
                                ? "nothing: the input is empty"
                                : soFar.problems().getFirst().toString(),
                        FORMATS));
    }
}

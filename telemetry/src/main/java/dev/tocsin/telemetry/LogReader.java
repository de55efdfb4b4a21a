package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.telemetry.bytes.Ahead;
import dev.tocsin.telemetry.bytes.DamagedInputException;
import dev.tocsin.telemetry.bytes.PlainText;
import dev.tocsin.telemetry.frame.Frame;
import dev.tocsin.telemetry.frame.Framer;
import dev.tocsin.telemetry.frame.Place;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * The events of one input, in its order, read as they are asked for.
 *
 * <p>Compression, encoding and format are recognised by content; formats may be mixed. What is no event is counted in
 * the {@link #tally()} with its place and the reason, and reading goes on behind it. Memory is bounded by the
 * {@link ReadLimits}, whatever the input holds. An event is handed out as soon as its last byte was read, except for
 * STIX observed data, which waits for the end of its bundle. Not safe for use by several threads at once.
 *
 * <pre>{@code
 * try (LogReader events = LogReader.open("conn.log.gz", Files.newInputStream(path))) {
 *     events.forEachRemaining(event -> ...);
 *     events.tally().problems().forEach(...);
 * }
 * }</pre>
 */
public final class LogReader implements Iterator<Event>, AutoCloseable {

    private static final String FORMATS =
            "Tocsin reads Zeek, Suricata EVE, Windows event, CloudTrail, OCSF, STIX and other"
                    + " JSON logs, plain, gzip or xz; see docs/log-formats.md";

    private final String inputName;
    private final ReadLimits limits;
    private final InputStream in;
    private final Optional<QuickLook> look;
    private final Tally tally = new Tally();
    private final Recognition recognition;
    private final ZeekTsv zeekTsv;
    private final JsonText jsonText;
    private final StixObservations stix;
    private final Deque<Event> ready = new ArrayDeque<>();
    private Optional<PlainText> plain = Optional.empty();
    private Optional<Framer> framer = Optional.empty();
    private Optional<ReadTally.NotALog> notALog = Optional.empty();
    private byte[] head = {};
    private boolean sawEmptyList;
    private boolean opened;
    private boolean ended;

    private LogReader(String inputName, InputStream in, ReadLimits limits, Optional<QuickLook> look) {
        this.look = look;
        this.inputName = inputName;
        this.in = in;
        this.limits = limits;
        this.recognition = new Recognition(inputName);
        this.zeekTsv = new ZeekTsv(inputName);
        this.jsonText = new JsonText(limits);
        this.stix = new StixObservations(tally, limits.bundleBytes());
    }

    /**
     * A reader with the default limits. Nothing is read yet.
     *
     * @param inputName the file as people know it, or {@code -}; it is in every position, and says what a Zeek log is
     *     where nothing in the log does
     * @param in closed with the reader
     */
    public static LogReader open(String inputName, InputStream in) {
        return open(inputName, in, ReadLimits.DEFAULT);
    }

    /** As {@link #open(String, InputStream)}, with limits of one's own. */
    public static LogReader open(String inputName, InputStream in, ReadLimits limits) {
        return new LogReader(inputName, in, limits, Optional.empty());
    }

    /**
     * As {@link #open(String, InputStream)}, but events that nobody wants are counted and not handed out.
     *
     * @param look tells which; it may serve one reader after another
     */
    public static LogReader open(String inputName, InputStream in, QuickLook look) {
        return new LogReader(inputName, in, ReadLimits.DEFAULT, Optional.of(look));
    }

    /**
     * Whether another event follows; waits for it if the input does.
     *
     * @throws UnreadableInputException if reading fails for a reason that is not in the content
     */
    @Override
    public boolean hasNext() {
        try {
            while (ready.isEmpty() && !ended) {
                advance();
            }
        } catch (IOException e) {
            ended = true;
            throw new UnreadableInputException(inputName, e);
        }
        return !ready.isEmpty();
    }

    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no event is left in " + Excerpt.of(inputName));
        }
        Event event = ready.removeFirst();
        tally.event(event);
        return event;
    }

    /** The counts up to the event handed out last. */
    public ReadTally tally() {
        return tally.snapshot(
                plain.map(PlainText::bytesRead).orElse(0L),
                framer.map(Framer::blankLines).orElse(0L),
                notALog);
    }

    @Override
    public void close() {
        ended = true;
        ready.clear();
        try (in) {
            if (plain.isPresent()) {
                plain.get().close();
            }
        } catch (IOException e) {
            throw new UnreadableInputException(inputName, e);
        }
    }

    private void advance() throws IOException {
        if (!opened) {
            opened = true;
            begin();
            return;
        }
        Optional<Frame> frame = framer.isPresent() ? framer.get().next() : Optional.empty();
        if (frame.isPresent()) {
            take(frame.get());
        } else {
            stix.end(whole -> emit(whole.event(), whole.place()));
            ended = true;
            if (ready.isEmpty() && notALog.isEmpty() && !sawEmptyList && tally.sawNothingOfALog()) {
                notALog = Optional.of(notRecognised());
            }
        }
    }

    private void begin() throws IOException {
        try {
            PlainText text = PlainText.open(in);
            plain = Optional.of(text);
            Ahead ahead = new Ahead(text);
            head = ahead.look(Foreign.HEAD_BYTES);
            notALog = Foreign.recognise(head);
            if (notALog.isPresent()) {
                tally.problem(Problem.Kind.NOT_A_LOG, "line 1", notALog.get().seen());
            } else {
                framer = Optional.of(new Framer(ahead, limits.recordBytes(), limits.depth()));
            }
        } catch (DamagedInputException e) {
            tally.problem(Problem.Kind.DAMAGED_INPUT, "line 1", Excerpt.printable(String.valueOf(e.getMessage())));
        }
    }

    private void take(Frame frame) {
        switch (frame) {
            case Frame.Json(var place, var text) -> {
                Optional<LogSource> unwanted = look.flatMap(quick -> quick.unwanted(text));
                if (unwanted.isPresent()) {
                    tally.unwanted(unwanted.get());
                    return;
                }
                switch (jsonText.read(text)) {
                    case JsonText.Reading.Refused(var kind, var reason) ->
                        tally.problem(kind, place, reason + "; it begins with " + Excerpt.of(text));
                    case JsonText.Reading.Value(var tree, var values, var repairs) -> {
                        if (repairs.isEmpty()) {
                            look.ifPresent(QuickLook::wasClean);
                        }
                        takeJson(place, tree, repairs, text.length() + StixObservations.BYTES_A_VALUE * values);
                    }
                }
            }
            case Frame.Line(var place, var text) -> takeLine(place, Utf8Text.of(text));
            case Frame.ListEnd(var place) -> {
                sawEmptyList |= place.element() == 0;
                stix.end(whole -> emit(whole.event(), whole.place()));
            }
            case Frame.Fault(var place, var kind, var detail, var head) ->
                tally.problem(
                        kindOf(kind),
                        place,
                        head.length() == 0 ? detail : detail + "; it begins with " + Excerpt.of(head));
        }
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
        ReadTally soFar = tally();
        return Foreign.explain(head)
                .orElseGet(() -> new ReadTally.NotALog(
                        soFar.problems().isEmpty()
                                ? "nothing: the input is empty"
                                : soFar.problems().getFirst().toString(),
                        FORMATS));
    }

    private static Problem.Kind kindOf(Frame.Fault.Kind kind) {
        return switch (kind) {
            case MALFORMED -> Problem.Kind.MALFORMED_JSON;
            case CUT_OFF -> Problem.Kind.CUT_OFF;
            case TOO_LONG -> Problem.Kind.TOO_LONG;
            case TOO_DEEP -> Problem.Kind.TOO_DEEP;
            case BESIDE_LIST -> Problem.Kind.BESIDE_LIST;
            case DAMAGED_INPUT -> Problem.Kind.DAMAGED_INPUT;
        };
    }
}

package dev.tocsin.telemetry;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a reader made of an input. */
record Read(List<Event> events, ReadTally tally) {

    static Read of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Read of(byte[] bytes) {
        return of("test.log", new ByteArrayInputStream(bytes), ReadLimits.DEFAULT);
    }

    static Read of(String name, InputStream in, ReadLimits limits) {
        try (LogReader reader = LogReader.open(name, in, limits)) {
            List<Event> events = new ArrayList<>();
            reader.forEachRemaining(events::add);
            return new Read(events, reader.tally());
        }
    }

    /** A stream that gives a few bytes at a time, as a pipe may. */
    static InputStream inPieces(byte[] bytes, long seed) {
        Random random = new Random(seed);
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(7)));
            }
        };
    }

    Event only() {
        if (events.size() != 1) {
            throw new AssertionError(events.size() + " events, not 1: " + events + ", " + tally);
        }
        return events.getFirst();
    }

    Problem problem(Problem.Kind kind) {
        return tally.problems().stream()
                .filter(problem -> problem.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " among " + tally.problems()));
    }

    /** The places of the problems of a kind. */
    List<String> where(Problem.Kind kind) {
        return problem(kind).first().stream().map(Problem.Occurrence::where).toList();
    }

    /** The values of a field, event by event. */
    List<String> values(String field) {
        return events.stream().map(event -> event.fields().path(field).asText()).toList();
    }
}

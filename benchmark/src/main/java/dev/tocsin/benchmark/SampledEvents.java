package dev.tocsin.benchmark;

import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogReader;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The events of a corpus as the reader of logs gives them. */
record SampledEvents(IdentityHashMap<Log, List<Optional<Event>>> byRecord) {

    static SampledEvents of(LogCorpus corpus) {
        IdentityHashMap<Log, List<Optional<Event>>> byRecord = new IdentityHashMap<>();
        for (Log log : corpus.logs()) {
            List<Optional<Event>> events = new ArrayList<>();
            for (int record = 0; record < log.records(); record++) {
                events.add(event(log, record));
            }
            byRecord.put(log, events);
        }
        return new SampledEvents(byRecord);
    }

    private static Optional<Event> event(Log log, int record) {
        int from = log.from()[record];
        ByteArrayInputStream in = new ByteArrayInputStream(log.bytes(), from, log.to()[record] - from);
        try (LogReader events = LogReader.open(log.name(), in)) {
            return events.hasNext() ? Optional.of(events.next()) : Optional.empty();
        }
    }

    /** The event of a record, unless the record is none. */
    Optional<Event> event(LogCorpus.Slice slice, int record) {
        return byRecord.getOrDefault(slice.log(), List.of()).get(record);
    }
}

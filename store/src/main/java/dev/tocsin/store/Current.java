package dev.tocsin.store;

import dev.tocsin.store.Schema.Shared;
import java.time.Instant;
import java.time.InstantSource;
import org.jooq.Condition;

/** What may still be given out at a moment, as a condition on records. */
record Current(Instant now) {

    static Current at(InstantSource clock) {
        return new Current(clock.instant());
    }

    Condition of(Shared record) {
        return record.expires().isNull().or(record.expires().gt(Micros.of(now)));
    }
}

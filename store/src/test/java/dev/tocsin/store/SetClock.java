package dev.tocsin.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set. */
final class SetClock implements InstantSource {

    private final AtomicReference<Instant> now;

    SetClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    void set(Instant moment) {
        now.set(moment);
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}

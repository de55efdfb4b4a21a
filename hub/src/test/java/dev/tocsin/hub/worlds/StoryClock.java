package dev.tocsin.hub.worlds;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until the story moves it. */
final class StoryClock implements InstantSource {

    static final Instant BEGINNING = Instant.parse("2026-11-23T12:00:00Z");

    private volatile Instant now = BEGINNING;

    @Override
    public Instant instant() {
        return now;
    }

    void move(Duration by) {
        now = now.plus(by);
    }
}

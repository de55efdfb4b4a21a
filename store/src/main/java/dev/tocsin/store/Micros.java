package dev.tocsin.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instants as the tables hold them: microseconds since 1970-01-01T00:00:00Z. */
final class Micros {

    private Micros() {}

    /** Cut to the microsecond at or before. */
    static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    static @Nullable Long ofOptional(Optional<Instant> instant) {
        return instant.map(Micros::of).orElse(null);
    }

    static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static Optional<Instant> toOptional(@Nullable Long micros) {
        return Optional.ofNullable(micros).map(Micros::toInstant);
    }
}

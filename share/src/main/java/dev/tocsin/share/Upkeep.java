package dev.tocsin.share;

import dev.tocsin.share.record.Expiry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** What a hub does when its time has come, whether anybody asks or not. Several nodes may do it at once. */
public final class Upkeep {

    private final Expiry expiry;
    private final InstantSource clock;

    public Upkeep(Expiry expiry, InstantSource clock) {
        this.expiry = expiry;
        this.clock = clock;
    }

    /** Does all that is due. */
    public void run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        expiry.remove(now);
    }
}

package dev.tocsin.hub.log;

import dev.tocsin.ledger.note.VerifierKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How a hub runs its log.
 *
 * @param beat from one entry to the next; a change of rhythm is seen by all
 * @param witnesses who is asked to cosign each checkpoint
 */
public record LogSettings(Duration beat, List<WitnessAddress> witnesses) {

    /** Seldom enough for a log of three million entries a year, often enough to wait for a receipt. */
    public static final Duration DEFAULT_BEAT = Duration.ofSeconds(10);

    /** The shortest: each beat forces some files to the disk. */
    public static final Duration SHORTEST_BEAT = Duration.ofSeconds(1);

    /** The longest: a promise waits for the next beat. */
    public static final Duration LONGEST_BEAT = Duration.ofDays(1);

    public static final LogSettings DEFAULT = new LogSettings(DEFAULT_BEAT, List.of());

    public LogSettings {
        if (beat.compareTo(SHORTEST_BEAT) < 0 || beat.compareTo(LONGEST_BEAT) > 0) {
            throw new IllegalArgumentException(
                    "a beat lasts from " + SHORTEST_BEAT + " to " + LONGEST_BEAT + ", not " + beat);
        }
        witnesses = List.copyOf(witnesses);
    }

    /**
     * A witness.
     *
     * @param prefix where it is asked; {@code add-checkpoint} follows
     * @param keys any of which its cosignatures may be of
     */
    public record WitnessAddress(URI prefix, List<VerifierKey> keys) {
        public WitnessAddress {
            keys = List.copyOf(keys);
        }
    }
}

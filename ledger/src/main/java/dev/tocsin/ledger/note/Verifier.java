package dev.tocsin.ledger.note;

import dev.tocsin.ledger.LedgerException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Verifies notes with the keys that someone trusts. */
public final class Verifier {

    private final List<VerifierKey> keys;

    /** @param keys at least one; of several, any one is enough */
    public Verifier(List<VerifierKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("nothing can be verified without a key");
        }
        this.keys = List.copyOf(keys);
    }

    /**
     * A signature that holds.
     *
     * @param time when it was made, by the signer's word; empty where its kind has no time
     */
    public record Verified(VerifierKey key, SignatureLine line, Optional<Instant> time) {}

    /**
     * The signatures of known keys; signatures of others are passed over (C2SP signed-note, "Signatures").
     *
     * @return at least one
     * @throws LedgerException if a known key's signature does not hold, or if there is none of a known key
     */
    public List<Verified> verify(Note note) {
        List<Verified> verified = new ArrayList<>();
        for (SignatureLine line : note.signatures()) {
            for (VerifierKey key : keys) {
                if (line.isOf(key)) {
                    verified.add(verify(note.text(), line, key));
                }
            }
        }
        if (verified.isEmpty()) {
            throw new LedgerException(
                    "none of the signatures is of a key that was given ("
                            + String.join(
                                    ", ",
                                    note.signatures().stream()
                                            .map(SignatureLine::name)
                                            .distinct()
                                            .toList())
                            + " signed)",
                    "give the key of this log, as its hub's tocsin log key prints it");
        }
        return verified;
    }

    /** A checkpoint that a known key signed. */
    public Checkpoint checkpoint(Note note) {
        verify(note);
        return Checkpoint.parse(note.text());
    }

    private static Verified verify(String text, SignatureLine line, VerifierKey key) {
        Algorithm algorithm = key.algorithm();
        byte[] bytes = line.signature();
        if (bytes.length != algorithm.lineLength()) {
            throw wrong(key, "it has " + bytes.length + " bytes, not " + algorithm.lineLength());
        }
        long time = 0;
        byte[] signed = bytes;
        if (algorithm.timestamped()) {
            time = ByteBuffer.wrap(bytes).getLong();
            signed = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
            if (time < 0 || time > Instant.MAX.getEpochSecond()) {
                throw wrong(key, "its time is beyond any calendar");
            }
        }
        if (!algorithm.verifies(key.key(), SignedMessage.of(algorithm, key.name(), time, text), signed)) {
            throw wrong(key, "it was made with another key or over another text");
        }
        return new Verified(
                key, line, algorithm.timestamped() ? Optional.of(Instant.ofEpochSecond(time)) : Optional.empty());
    }

    private static LedgerException wrong(VerifierKey key, String why) {
        return new LedgerException(
                "the signature of " + key.name() + " (" + key.hexId() + ") does not hold: " + why,
                "do not trust this text; take it from the log again and compare");
    }
}

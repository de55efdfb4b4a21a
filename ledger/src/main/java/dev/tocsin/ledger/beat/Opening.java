package dev.tocsin.ledger.beat;

import dev.tocsin.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** A statement and the salt that hides it: what opens a commitment. */
public record Opening(Salt salt, Statement statement) {

    private static final byte[] LABEL = "tocsin-commitment/v1\n".getBytes(StandardCharsets.US_ASCII);

    /** A statement under a new salt. */
    public static Opening of(Statement statement, SecureRandom random) {
        return new Opening(Salt.random(random), statement);
    }

    /**
     * The commitment: SHA-256 of {@code tocsin-commitment/v1}, a newline, the salt, the kind, a newline, and the text. It
     * binds, since no other statement with any salt has it, and hides, since the salt is random.
     */
    public Hash commitment() {
        return Hash.sha256(
                LABEL,
                salt.bytes(),
                (statement.kind() + "\n").getBytes(StandardCharsets.US_ASCII),
                statement.text().getBytes(StandardCharsets.UTF_8));
    }
}

package dev.tocsin.ledger.note;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Instant;

/** A private key and the public one that belongs to it. */
public final class SignerKey {

    private final VerifierKey verifier;
    private final PrivateKey key;

    SignerKey(VerifierKey verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    /** A new one under a name. */
    public static SignerKey generate(String name, Algorithm algorithm) {
        KeyPair pair = pair(algorithm);
        return new SignerKey(VerifierKey.of(name, algorithm, pair.getPublic()), pair.getPrivate());
    }

    static KeyPair pair(Algorithm algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm.javaName()).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm.javaName(), e);
        }
    }

    /** What verifies its signatures. */
    public VerifierKey verifier() {
        return verifier;
    }

    PrivateKey key() {
        return key;
    }

    /**
     * Signs the text of a note.
     *
     * @param now told by the signature if its kind has a time
     */
    public SignatureLine sign(String text, Instant now) {
        Algorithm algorithm = verifier.algorithm();
        long time = now.getEpochSecond();
        byte[] signed = algorithm.sign(key, SignedMessage.of(algorithm, verifier.name(), time, text));
        byte[] bytes = algorithm.timestamped()
                ? ByteBuffer.allocate(Long.BYTES + signed.length)
                        .putLong(time)
                        .put(signed)
                        .array()
                : signed;
        return SignatureLine.of(verifier, bytes);
    }

    /** Its name and id; never the key. */
    @Override
    public String toString() {
        return verifier.name() + "+" + verifier.hexId();
    }
}

package dev.tocsin.share.request;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * By what a provider recognises a key that it knows, and nobody else learns it: its end, and a salted hash that is slow to
 * compute (PBKDF2 with HMAC-SHA-256, RFC 8018 §5.2).
 *
 * @param iterations of PBKDF2, at most {@value #MOST_ITERATIONS}
 * @param salt 16 to 64 bytes in lower-case hexadecimal digits
 * @param hash 32 bytes in lower-case hexadecimal digits
 * @param lastFour the key's last four characters
 */
public record KeyFingerprint(int iterations, String salt, String hash, String lastFour) {

    /** What a notice is made with. */
    public static final int ITERATIONS = 600_000;

    /** What whoever checks a notice would do for it at most. */
    public static final int MOST_ITERATIONS = 2_000_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** @throws MalformedRequest if something has another form */
    public KeyFingerprint {
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new MalformedRequest("iterations are not 1 to " + MOST_ITERATIONS + ": " + iterations);
        }
        if (!salt.matches("(?:[0-9a-f]{2}){" + SALT_BYTES + ",64}")) {
            throw new MalformedRequest("the salt is not 16 to 64 bytes in lower-case hexadecimal digits");
        }
        if (!hash.matches("[0-9a-f]{" + 2 * HASH_BYTES + "}")) {
            throw new MalformedRequest("the hash is not 32 bytes in lower-case hexadecimal digits");
        }
        if (!lastFour.matches("[!-~]{" + ProviderKey.TOLD + "}")) {
            throw new MalformedRequest("the end of the key is not four printable ASCII characters");
        }
    }

    /** A new one, with a salt of its own. */
    public static KeyFingerprint of(ProviderKey key, SecureRandom random) {
        return of(key, random, ITERATIONS);
    }

    static KeyFingerprint of(ProviderKey key, SecureRandom random, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new KeyFingerprint(
                iterations, HexFormat.of().formatHex(salt), hash(key, iterations, salt), key.lastFour());
    }

    /** Whether it is that of this key. Slow if the last four characters agree. */
    public boolean isOf(ProviderKey key) {
        return key.lastFour().equals(lastFour)
                && MessageDigest.isEqual(
                        HexFormat.of().parseHex(hash),
                        HexFormat.of()
                                .parseHex(hash(key, iterations, HexFormat.of().parseHex(salt))));
    }

    private static String hash(ProviderKey key, int iterations, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(key.text().toCharArray(), salt, iterations, 8 * HASH_BYTES);
        try {
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2 with HMAC-SHA-256", e);
        } finally {
            spec.clearPassword();
        }
    }
}

package dev.tocsin.share.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What is kept of a token: the SHA-256 of its text, in 64 lower-case hexadecimal digits.
 *
 * <p>A plain fast hash is right here. Salt and slowness (bcrypt, Argon2) protect what people make up and what can
 * therefore be guessed; a token has 256 random bits, so that whoever steals the hashes would have to search all of them.
 * The hash must be without salt, because a token is found by it.
 *
 * <p>Finding it in an index compares hashes in variable time, and may: a caller that learns, from the time a look-up took,
 * how many leading digits of its hash agree with one that is kept cannot choose a text whose hash agrees in one digit
 * more without inverting SHA-256. The secret itself is never compared.
 */
public record TokenHash(String hex) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public TokenHash {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "not 64 lower-case hexadecimal digits, but " + hex.length() + " characters");
        }
    }

    /** Of a secret of 256 random bits, or of whatever text was shown in the place of one. */
    public static TokenHash of(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return new TokenHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

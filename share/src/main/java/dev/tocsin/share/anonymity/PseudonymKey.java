package dev.tocsin.share.anonymity;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one contributor on one hub, from which the ids follow under which recipients know its objects. Once it is
 * destroyed, nobody can tell which were whose.
 *
 * @param base64 256 random bits
 */
public record PseudonymKey(String base64) {

    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    public PseudonymKey {
        if (Base64.getDecoder().decode(base64).length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes");
        }
    }

    public static PseudonymKey random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new PseudonymKey(Base64.getEncoder().encodeToString(bytes));
    }

    /** 256 bits that follow from a text and say nothing about it to whoever has not got the key (RFC 2104). */
    byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(base64), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "PseudonymKey";
    }
}

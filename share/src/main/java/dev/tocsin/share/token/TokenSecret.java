package dev.tocsin.share.token;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a token, which whoever shows it is known by. It is shown once, when it is issued, and never kept.
 *
 * <p>Shape: {@code tocsin_} and 43 characters of unpadded base64url, 256 random bits. The prefix lets secret scanners
 * find one that leaked.
 */
public final class TokenSecret {

    public static final String PREFIX = "tocsin_";

    private static final int RANDOM_BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private final String text;

    private TokenSecret(String text) {
        this.text = text;
    }

    /** A new secret from the given source. */
    public static TokenSecret random(SecureRandom random) {
        byte[] bits = new byte[RANDOM_BYTES];
        random.nextBytes(bits);
        return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** The text as a secret, or nothing where it does not have the shape of one. The text is not kept in any message. */
    public static Optional<TokenSecret> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new TokenSecret(text)) : Optional.empty();
    }

    /** What is kept of it. */
    public TokenHash hash() {
        return TokenHash.of(text);
    }

    /** The secret itself, for the one moment in which it is shown. */
    public String reveal() {
        return text;
    }

    /** Not the secret, so that no log or message has it by accident. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}

package dev.tocsin.share.token;

import java.security.SecureRandom;
import java.util.Optional;

/** The text of a token, which whoever shows it is known by. */
public final class TokenSecret extends ShownOnce {

    public static final String PREFIX = "tocsin_";

    private TokenSecret(String text) {
        super(PREFIX, text);
    }

    public static TokenSecret random(SecureRandom random) {
        return new TokenSecret(random(PREFIX, random));
    }

    /** The text as a secret, or nothing where it does not have the shape of one. */
    public static Optional<TokenSecret> of(String text) {
        return fits(PREFIX, text) ? Optional.of(new TokenSecret(text)) : Optional.empty();
    }
}

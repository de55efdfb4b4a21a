package dev.tocsin.share.token;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A secret text that a hub makes, shows when it is made, and never keeps: only its hash. No log or message has it by
 * accident.
 *
 * <p>Shape: a prefix, by which scanners for secrets find one that leaked, and 43 characters of unpadded base64url, 256
 * random bits.
 */
public abstract class ShownOnce {

    private static final int RANDOM_BYTES = 32;
    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String prefix;
    private final String text;

    /** @param text {@linkplain #random drawn}, or of its {@linkplain #fits shape} */
    protected ShownOnce(String prefix, String text) {
        this.prefix = prefix;
        this.text = text;
    }

    /** A new text from the given source. */
    protected static String random(String prefix, SecureRandom random) {
        byte[] bits = new byte[RANDOM_BYTES];
        random.nextBytes(bits);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Whether a text has the shape of one. It is kept in no message. */
    protected static boolean fits(String prefix, String text) {
        return text.startsWith(prefix)
                && RANDOM.matcher(text.substring(prefix.length())).matches();
    }

    /** What is kept of it. */
    public final TokenHash hash() {
        return TokenHash.of(text);
    }

    /** The text itself, for the one moment in which it is shown. */
    public final String reveal() {
        return text;
    }

    /** Not the text. */
    @Override
    public final String toString() {
        return prefix + "…";
    }
}

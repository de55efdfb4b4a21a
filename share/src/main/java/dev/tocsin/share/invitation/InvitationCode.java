package dev.tocsin.share.invitation;

import dev.tocsin.share.token.TokenHash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text that lets whoever has it join, once. It is shown when it is made and never kept.
 *
 * <p>Shape: {@code tocsin-invite_} and 43 characters of unpadded base64url, 256 random bits.
 */
public final class InvitationCode {

    public static final String PREFIX = "tocsin-invite_";

    private static final int RANDOM_BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private final String text;

    private InvitationCode(String text) {
        this.text = text;
    }

    public static InvitationCode random(SecureRandom random) {
        byte[] bits = new byte[RANDOM_BYTES];
        random.nextBytes(bits);
        return new InvitationCode(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** The text as a code, or nothing where it does not have the shape of one. */
    public static Optional<InvitationCode> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new InvitationCode(text)) : Optional.empty();
    }

    /** What is kept of it. */
    public TokenHash hash() {
        return TokenHash.of(text);
    }

    /** The code itself, for the one moment in which it is shown. */
    public String reveal() {
        return text;
    }

    /** Not the code, so that no log or message has it by accident. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}

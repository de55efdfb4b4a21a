package dev.tocsin.share.community;

import dev.tocsin.stix.Quoted;
import java.util.regex.Pattern;

/** An address at which a person can be written to, as far as its shape tells (RFC 5321 §4.1.2, without quoted parts). */
public record EmailAddress(String text) {

    private static final int MAX_LENGTH = 254;
    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@\"<>(),:;\\[\\]\\\\\\p{C}]{1,64}@[\\p{L}\\p{N}.-]{1,253}");

    /** @throws MalformedName if it has no such shape */
    public EmailAddress {
        if (text.length() > MAX_LENGTH || !SHAPE.matcher(text).matches()) {
            throw new MalformedName("not an e-mail address like name@example.org: " + Quoted.of(text));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

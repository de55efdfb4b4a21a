package dev.tocsin.share.token;

import dev.tocsin.stix.Quoted;
import java.util.regex.Pattern;

/**
 * Who someone is to an OpenID provider: its issuer and the subject, which alone are never given to another (OpenID Connect
 * Core 1.0 §5.7). An e-mail address or a name is not looked at: it may change hands, or be chosen.
 *
 * @param issuer as the provider writes it, letter for letter; up to 500 characters
 * @param subject up to 255 characters of ASCII (§2), letter case counts
 */
public record OidcSubject(String issuer, String subject) {

    private static final Pattern ISSUER = Pattern.compile("https?://[!-~]{1,490}");
    private static final Pattern SUBJECT = Pattern.compile("[ -~]{1,255}");

    /** @throws IllegalArgumentException if there can be no such issuer or subject */
    public OidcSubject {
        if (!ISSUER.matcher(issuer).matches()) {
            throw new IllegalArgumentException("not an issuer (an address with https://): " + Quoted.of(issuer));
        }
        if (!SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException("not a subject (1 to 255 ASCII characters): " + Quoted.of(subject));
        }
    }

    /** What the binding is found by; no issuer has a space in it, so no two are written alike, and no secret is either. */
    public TokenHash hash() {
        return TokenHash.of("oidc " + issuer + " " + subject);
    }
}

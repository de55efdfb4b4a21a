package dev.tocsin.hub.oidc;

import dev.tocsin.stix.Quoted;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The OpenID provider whose word a hub takes.
 *
 * @param issuer as the provider writes it in its tokens, letter for letter
 * @param audience what tokens for this hub name as theirs: the hub's client id with the provider
 * @param keys where the provider's keys are, if not where its discovery document says, on its own origin
 */
public record OidcSettings(String issuer, String audience, Optional<URI> keys) {

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException if the hub could not ask there, or not safely */
    public OidcSettings {
        keys.ifPresent(OidcSettings::requireSafe);
        requireSafe(address(issuer));
        if (issuer.length() > 400 || issuer.contains("?")) {
            throw new IllegalArgumentException("not an issuer: " + Quoted.of(issuer));
        }
        if (!audience.matches("[!-~]{1,255}")) {
            throw new IllegalArgumentException("not an audience (one word): " + Quoted.of(audience));
        }
    }

    /** OpenID Connect Discovery 1.0 §4: a slash at the issuer's end is left out before the path is added. */
    URI discovery() {
        return URI.create((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + WELL_KNOWN);
    }

    /** Whether the address has the issuer's scheme, host and port. */
    boolean isOnItsOrigin(URI address) {
        return origin(address).equals(origin(URI.create(issuer)));
    }

    private static String origin(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? 443 : 80;
        int port = address.getPort() < 0 ? standard : address.getPort();
        return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static URI address(String written) {
        try {
            return URI.create(written);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an address: " + Quoted.of(written), e);
        }
    }

    private static void requireSafe(URI address) {
        boolean encrypted = "https".equals(address.getScheme());
        boolean here = "http".equals(address.getScheme()) && THIS_MACHINE.contains(String.valueOf(address.getHost()));
        if (!encrypted && !here) {
            throw new IllegalArgumentException("not an address with https://: " + Quoted.of(address.toString()));
        }
        if (address.getHost() == null || address.getUserInfo() != null || address.getFragment() != null) {
            throw new IllegalArgumentException(
                    "an address with a user, a fragment or without a host: " + Quoted.of(address.toString()));
        }
    }
}

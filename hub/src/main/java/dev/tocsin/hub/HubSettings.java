package dev.tocsin.hub;

import dev.tocsin.hub.limit.Limits;
import dev.tocsin.hub.oidc.OidcSettings;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a hub listens and what it calls itself.
 *
 * @param listen where
 * @param tls the certificate it shows; empty for plain HTTP, on this machine only
 * @param title one line for people
 * @param publicAddress where callers reach it, if not where it listens
 * @param limits how often it may be asked
 * @param oidc the OpenID provider whose logins it takes; empty for none
 */
public record HubSettings(
        ListenAddress listen,
        Optional<SSLContext> tls,
        String title,
        Optional<URI> publicAddress,
        Limits limits,
        Optional<OidcSettings> oidc) {

    /** @throws IllegalArgumentException if it would speak plain HTTP to other machines */
    public HubSettings {
        if (tls.isEmpty() && !listen.isLoopback()) {
            throw new IllegalArgumentException(
                    "plain HTTP at " + listen + " would send tokens unencrypted to other machines");
        }
    }

    /** Without logins. */
    public HubSettings(
            ListenAddress listen, Optional<SSLContext> tls, String title, Optional<URI> publicAddress, Limits limits) {
        this(listen, tls, title, publicAddress, limits, Optional.empty());
    }

    /** With the limits that a hub has by default. */
    public HubSettings(ListenAddress listen, Optional<SSLContext> tls, String title, Optional<URI> publicAddress) {
        this(listen, tls, title, publicAddress, Limits.DEFAULT);
    }

    /** Plain HTTP on this machine. */
    public static HubSettings onLoopback(int port) {
        return new HubSettings(new ListenAddress("127.0.0.1", port), Optional.empty(), "Tocsin hub", Optional.empty());
    }
}

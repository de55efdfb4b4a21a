package dev.tocsin.taxii;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Scheme, host and port of a URL (RFC 6454): as far as credentials may go. */
public record Origin(String scheme, String host, int port) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Whether two URLs are of one origin. */
    public static boolean same(URI a, URI b) {
        return of(a).equals(of(b));
    }

    /** Whether what is sent there stays on this machine. */
    public static boolean isThisMachine(URI uri) {
        return THIS_MACHINE.contains(of(uri).host());
    }

    private static Origin of(URI uri) {
        String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
        String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return new Origin(scheme, host, port);
    }
}

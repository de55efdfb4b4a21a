package dev.tocsin.hub.http;

import java.util.Map;

/** What every answer says so that no browser takes data for a page, whatever members wrote into it. */
final class Harmless {

    /** To be taken for the type it names (Fetch Standard), and if shown, to load and run nothing, in no frame (CSP Level 3). */
    static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "Content-Security-Policy",
            "default-src 'none'; frame-ancestors 'none'");

    private Harmless() {}
}

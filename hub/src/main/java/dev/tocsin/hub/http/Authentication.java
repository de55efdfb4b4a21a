package dev.tocsin.hub.http;

import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.token.Identified;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * From an {@code Authorization} header to a caller: a token as Bearer (RFC 6750), or as the password of Basic (RFC 7617)
 * under any user name, since every TAXII client speaks Basic (TAXII 2.1 §1.6.9).
 */
final class Authentication {

    /** What a caller without a valid token is told about how to show one. */
    static final String CHALLENGE = "Bearer realm=\"tocsin\", Basic realm=\"tocsin\", charset=\"UTF-8\"";

    private static final int LONGEST_HEADER = 1_000;

    private final TokenDesk tokens;

    Authentication(TokenDesk tokens) {
        this.tokens = tokens;
    }

    /**
     * Who sent this header; anonymous without one.
     *
     * @throws ProblemException if what was shown is no token that counts. All reasons are answered alike.
     */
    Caller caller(Optional<String> authorization) {
        if (authorization.isEmpty()) {
            return new Caller.Anonymous();
        }
        return switch (tokens.identify(shown(authorization.get()).orElse(""))) {
            case Identified.As(Caller caller) -> caller;
            case Identified.Unknown _ -> throw new ProblemException(Problem.UNAUTHENTICATED);
        };
    }

    private static Optional<String> shown(String header) {
        int space = header.indexOf(' ');
        if (space < 0 || header.length() > LONGEST_HEADER) {
            return Optional.empty();
        }
        String credentials = header.substring(space + 1).strip();
        return switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "bearer" -> Optional.of(credentials);
            case "basic" -> password(credentials);
            default -> Optional.empty();
        };
    }

    private static Optional<String> password(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // answered like any other wrong password
        }
    }
}

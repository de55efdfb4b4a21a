package dev.tocsin.hub.http;

import dev.tocsin.hub.oidc.OidcProvider;
import dev.tocsin.hub.oidc.Verdict;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.token.Identified;
import dev.tocsin.share.token.OidcSubject;
import dev.tocsin.share.token.ShownCertificate;
import dev.tocsin.stix.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * From an {@code Authorization} header, a client certificate or both to a caller: a token as Bearer (RFC 6750), or as the password of Basic (RFC 7617)
 * under any user name, since every TAXII client speaks Basic (TAXII 2.1 §1.6.9); or a token of the OpenID provider as
 * Bearer.
 */
final class Authentication {

    /** What a caller without a valid token is told about how to show one. */
    static final String CHALLENGE = "Bearer realm=\"tocsin\", Basic realm=\"tocsin\", charset=\"UTF-8\"";

    private static final int LONGEST_HEADER = 8_192;

    private static final String BEARER = "Bearer ";

    private static final Identified NEVER_KNOWN = new Identified.Unknown(Identified.Reason.NEVER_ISSUED);

    private final TokenDesk tokens;
    private final Optional<OidcProvider> provider;

    Authentication(TokenDesk tokens, Optional<OidcProvider> provider) {
        this.tokens = tokens;
        this.provider = provider;
    }

    /**
     * Who sent this header and showed this certificate; anonymous without either.
     *
     * @throws ProblemException if what was shown does not count, or the two stand for two callers. All reasons are
     *     answered alike.
     */
    Identified.As identify(Optional<String> authorization, Optional<ShownCertificate> certificate) {
        Optional<Identified> byCertificate = certificate.map(tokens::identify);
        if (authorization.isEmpty()) {
            return byCertificate.map(Authentication::known).orElseGet(() -> new Identified.As(new Caller.Anonymous()));
        }
        Identified.As byToken = byHeader(authorization.get());
        // A certificate that stands for nobody here is one for other servers: it says nothing against the token. One
        // that was taken away, or is somebody else's, does.
        return byCertificate
                .filter(identified -> !NEVER_KNOWN.equals(identified))
                .map(identified -> both(byToken, known(identified)))
                .orElse(byToken);
    }

    /** Whether it shows a token of the OpenID provider, good or not. */
    boolean isLogin(String header) {
        return provider.isPresent()
                && bearer(header).filter(OidcProvider::hasShape).isPresent();
    }

    private Identified.As byHeader(String header) {
        return provider.isPresent() && isLogin(header)
                ? byLogin(provider.get(), bearer(header).orElseThrow())
                : known(tokens.identify(shown(header).orElse("")));
    }

    private Identified.As byLogin(OidcProvider provider, String token) {
        return switch (provider.verify(token)) {
            case Verdict.Good(OidcSubject subject, var _) ->
                switch (tokens.identify(subject)) {
                    case Identified.As known -> known;
                    case Identified.Unknown _ -> throw notBound(subject);
                };
            // Looked up like anything else that does not count.
            case Verdict.Refused _ -> known(tokens.identify(token));
            case Verdict.Unavailable() -> throw new ProblemException(Problem.PROVIDER_UNAVAILABLE);
        };
    }

    /** Whoever logged in is told who the provider says that they are, which they may know. */
    private static ProblemException notBound(OidcSubject subject) {
        return new ProblemException(
                Problem.LOGIN_NOT_BOUND,
                "nobody is bound to the issuer " + Quoted.of(subject.issuer()) + " and the subject "
                        + Quoted.of(subject.subject()));
    }

    private static Identified.As both(Identified.As byToken, Identified.As byCertificate) {
        if (!byCertificate.caller().equals(byToken.caller())) {
            throw new ProblemException(Problem.UNAUTHENTICATED);
        }
        return new Identified.As(byToken.caller(), byToken.scopes().and(byCertificate.scopes()));
    }

    private static Identified.As known(Identified identified) {
        return switch (identified) {
            case Identified.As known -> known;
            case Identified.Unknown _ -> throw new ProblemException(Problem.UNAUTHENTICATED);
        };
    }

    private static Optional<String> bearer(String header) {
        return header.length() <= LONGEST_HEADER && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
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

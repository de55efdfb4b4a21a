package dev.tocsin.share;

import dev.tocsin.share.community.Act;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Decision;
import dev.tocsin.share.community.Facts;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.token.Binding;
import dev.tocsin.share.token.CertificateFingerprint;
import dev.tocsin.share.token.Identified;
import dev.tocsin.share.token.Means;
import dev.tocsin.share.token.OidcSubject;
import dev.tocsin.share.token.Scope;
import dev.tocsin.share.token.Scopes;
import dev.tocsin.share.token.ShownCertificate;
import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenHash;
import dev.tocsin.share.token.TokenId;
import dev.tocsin.share.token.TokenLife;
import dev.tocsin.share.token.TokenSecret;
import dev.tocsin.share.token.TokenUses;
import dev.tocsin.share.token.Tokens;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where tokens are issued, and certificates bound, looked at when shown, and revoked. */
public final class TokenDesk {

    private final Tokens tokens;
    private final TokenUses uses;
    private final TokenLife life;
    private final InstantSource clock;
    private final SecureRandom random;

    public TokenDesk(Tokens tokens, TokenLife life, InstantSource clock, SecureRandom random) {
        this.tokens = tokens;
        this.uses = new TokenUses(tokens);
        this.life = life;
        this.clock = clock;
        this.random = random;
    }

    /** A token just issued, and its secret, which nobody can have again. */
    public record Issued(Token token, TokenSecret secret) {}

    /**
     * The one caller without a token: whoever starts the node when no administrator's counts, as on its first start or
     * after the last one ran out. They have the data folder, and with it more than any token gives.
     */
    public Optional<Issued> issueFirst(String label) {
        Instant now = clock.instant();
        boolean anyCounts = tokens.tokens().stream()
                .anyMatch(token -> token.bearer() instanceof Caller.Administrator
                        && token.scopes().hasAnyOf(Set.of(Scope.ADMINISTER))
                        && token.at(now) == Token.Standing.GOOD);
        return anyCounts ? Optional.empty() : issue(new Caller.Administrator(), label, Optional.empty(), Scopes.ALL);
    }

    /** Issues a token as {@link #issue(Identified.As, Caller.Known, String, Optional, Optional)} does, kept to nothing. */
    public Answer<Issued> issue(Caller caller, Caller.Known bearer, String label, Optional<Instant> expires) {
        return issue(new Identified.As(caller), bearer, label, expires, Optional.empty());
    }

    /**
     * Issues a token for a caller; refused as hidden where there is no such person or agent, and where it would be wider
     * than the one that it is issued with.
     *
     * @param expires from when on it does not count; empty for what the hub gives unless asked
     * @param scopes what it may be used for; empty for as much as the one that it is issued with
     * @throws dev.tocsin.share.community.MalformedName if the label is not one line of printable text
     * @throws TokenLife.TooLong if the hub does not allow so long a life
     */
    public Answer<Issued> issue(
            Identified.As issuer,
            Caller.Known bearer,
            String label,
            Optional<Instant> expires,
            Optional<Scopes> scopes) {
        return ifAdministrator(
                issuer.caller(),
                () -> granted(
                        issuer.scopes(),
                        bearer,
                        scopes,
                        given -> issue(bearer, label, expires, given)
                                .<Answer<Issued>>map(Answer.Given::new)
                                .orElseGet(() -> new Answer.Refused<>(Decision.Reason.HIDDEN))));
    }

    /** On which days tokens are used, for whoever keeps it in time. */
    public TokenUses uses() {
        return uses;
    }

    /** @throws TokenLife.TooLong if no token may count until then */
    public void requireAllowed(Optional<Instant> expires) {
        life.end(now(), expires);
    }

    /** All tokens, the oldest first. */
    public Answer<List<Token>> tokens(Caller caller) {
        return decide(caller, tokens::tokens);
    }

    /** Ends a token for good; false if there is none of that id. */
    public Answer<Boolean> revoke(Caller caller, TokenId id) {
        return decide(caller, () -> tokens.revoke(id, now()));
    }

    /**
     * Who shows this text; a token counts until it expires or is revoked.
     *
     * <p>Whatever is shown is hashed and looked up once, also what cannot be a token, so that how long the answer takes
     * does not tell a text that was never issued from one that counted before.
     */
    public Identified identify(String shown) {
        Optional<Token> token = tokens.token(TokenHash.of(shown));
        if (TokenSecret.of(shown).isEmpty()) {
            return new Identified.Unknown(Identified.Reason.MALFORMED);
        }
        return token.map(this::identify).orElse(new Identified.Unknown(Identified.Reason.NEVER_ISSUED));
    }

    /**
     * Who shows this certificate, bound to them as {@link #bind} does; it counts until it is removed, or is past its own
     * dates. One look-up for whatever is shown, as for tokens.
     */
    public Identified identify(ShownCertificate shown) {
        Optional<Token> bound = tokens.token(shown.fingerprint().hash());
        if (bound.isEmpty()) {
            return new Identified.Unknown(Identified.Reason.NEVER_ISSUED);
        }
        return shown.isGoodAt(clock.instant())
                ? identify(bound.get())
                : new Identified.Unknown(Identified.Reason.EXPIRED);
    }

    /**
     * Lets whoever shows that certificate, or logs in so, be this bearer; refused as hidden where there is no such person or agent, and
     * where it would be wider than what it is bound with.
     *
     * @throws dev.tocsin.share.community.MalformedName if the label is not one line of printable text
     */
    public Answer<Binding> bind(
            Identified.As issuer, Caller.Known bearer, String label, Means.Bound means, Optional<Scopes> scopes) {
        return ifAdministrator(
                issuer.caller(),
                () -> granted(
                        issuer.scopes(),
                        bearer,
                        scopes,
                        given -> bound(tokens, Token.bound(bearer, label, now(), means, given), means)));
    }

    /** As {@link #bind(Identified.As, Caller.Known, String, Means.Bound, Optional)}, kept to nothing. */
    public Answer<Binding> bind(Caller caller, Caller.Known bearer, String label, CertificateFingerprint certificate) {
        return bind(new Identified.As(caller), bearer, label, new Means.Certificate(certificate), Optional.empty());
    }

    /** Nothing is handed out that is wider than what it is handed out with. */
    static <T> Answer<T> granted(
            Scopes held, Caller.Known bearer, Optional<Scopes> asked, Function<Scopes, Answer<T>> handOut) {
        return held.given(bearer, asked)
                .map(handOut)
                .orElseGet(() -> new Answer.Refused<>(Decision.Reason.WIDER_THAN_HELD));
    }

    static Answer<Binding> bound(Tokens tokens, Token binding, Means.Bound means) {
        boolean isPerson = binding.bearer() instanceof Caller.MemberCaller(var _, Holder.OfPerson _);
        if (means instanceof Means.Login && !isPerson) {
            // Programs have certificates, and whoever runs the provider is not to run the hub.
            return new Answer.Refused<>(Decision.Reason.PERSONS_ONLY);
        }
        return switch (tokens.add(binding, means.hash())) {
            case KEPT -> new Answer.Given<>(new Binding.Bound(binding));
            case TAKEN -> new Answer.Given<>(new Binding.Taken(means));
            case NO_BEARER -> new Answer.Refused<>(Decision.Reason.HIDDEN);
        };
    }

    /** Who logged in with a provider that the hub trusts, bound to them as {@link #bind} does. One look-up. */
    public Identified identify(OidcSubject subject) {
        return tokens.token(subject.hash())
                .map(this::identify)
                .orElse(new Identified.Unknown(Identified.Reason.NEVER_ISSUED));
    }

    private Identified identify(Token token) {
        Instant now = clock.instant();
        return switch (token.at(now)) {
            case GOOD -> {
                uses.note(token, LocalDate.ofInstant(now, ZoneOffset.UTC));
                yield new Identified.As(token.bearer(), token.scopes());
            }
            case EXPIRED -> new Identified.Unknown(Identified.Reason.EXPIRED);
            case REVOKED -> new Identified.Unknown(Identified.Reason.REVOKED);
        };
    }

    private Optional<Issued> issue(Caller.Known bearer, String label, Optional<Instant> expires, Scopes scopes) {
        TokenSecret secret = TokenSecret.random(random);
        Instant now = now();
        Token token = Token.issued(bearer, label, now, life.end(now, expires), scopes);
        return switch (tokens.add(token, secret.hash())) {
            case KEPT -> Optional.of(new Issued(token, secret));
            case NO_BEARER -> Optional.empty();
            case TAKEN -> throw new IllegalStateException("256 random bits came twice");
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> Answer<T> decide(Caller caller, Supplier<T> ifAllowed) {
        return ifAdministrator(caller, () -> new Answer.Given<>(ifAllowed.get()));
    }

    private static <T> Answer<T> ifAdministrator(Caller caller, Supplier<Answer<T>> then) {
        return switch (Decision.decide(caller, Act.ADMINISTER, Facts.NONE)) {
            case Decision.Allowed() -> then.get();
            case Decision.Refused(Decision.Reason reason) -> new Answer.Refused<>(reason);
        };
    }
}

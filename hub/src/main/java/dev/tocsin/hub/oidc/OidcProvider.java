package dev.tocsin.hub.oidc;

import dev.tocsin.share.token.TokenHash;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** The OpenID provider that a hub trusts, and what it says of the tokens that people show. */
public final class OidcProvider {

    private static final System.Logger LOG = System.getLogger(OidcProvider.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** RFC 7515 §7.1; no secret of a hub has a full stop in it. */
    private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private static final int MOST_REMEMBERED = 10_000;

    private final OidcSettings settings;
    private final KeySource keys;
    private final InstantSource clock;
    private final Map<TokenHash, Remembered> verified = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TokenHash, Remembered> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    public OidcProvider(OidcSettings settings, InstantSource clock) {
        this(
                settings,
                clock,
                PATIENCE,
                asking -> Thread.ofVirtual().name("oidc keys").start(asking));
    }

    /** @param beside runs what no request waits for */
    OidcProvider(OidcSettings settings, InstantSource clock, Duration patience, Executor beside) {
        this.settings = settings;
        this.clock = clock;
        this.keys = new KeySource(settings, new Fetch(patience), clock, beside);
    }

    /** @param generation of the keys, one of which signed it */
    private record Remembered(Verdict.Good good, long generation) {}

    /** Whether that could be a token of some provider, by its shape. */
    public static boolean hasShape(String text) {
        return COMPACT.matcher(text).matches();
    }

    public String issuer() {
        return settings.issuer();
    }

    /** Asks for the keys beside whatever else is done, so that the first who logs in does not wait. */
    public void prepare() {
        keys.askBeside();
    }

    /** What is to be made of a token. A signature is verified once, as long as the keys stay the same. */
    public Verdict verify(String text) {
        TokenHash hash = TokenHash.of(text);
        return remembered(hash).<Verdict>map(good -> good).orElseGet(() -> verify(text, hash));
    }

    private Verdict verify(String text, TokenHash hash) {
        try {
            IdentityToken token = IdentityToken.read(text, settings, clock.instant());
            return switch (keys.keysFor(token.jwt().getHeader())) {
                case KeySource.Found.Unavailable() -> new Verdict.Unavailable();
                case KeySource.Found.Keys(var candidates, long generation) -> {
                    if (!token.isSignedByOneOf(candidates)) {
                        yield refused("not signed by the issuer");
                    }
                    Verdict.Good good = new Verdict.Good(token.subject(), token.until());
                    remember(hash, new Remembered(good, generation));
                    yield good;
                }
            };
        } catch (IdentityToken.Unusable e) {
            LOG.log(Level.TRACE, "what was shown as a token of the OpenID provider is none", e);
            return refused(String.valueOf(e.getMessage()));
        }
    }

    private static Verdict refused(String reason) {
        LOG.log(Level.DEBUG, "a token of the OpenID provider does not count: {0}", reason);
        return new Verdict.Refused(reason);
    }

    private Optional<Verdict.Good> remembered(TokenHash hash) {
        Instant now = clock.instant();
        Optional<Long> generation = keys.generation();
        synchronized (verified) {
            Remembered found = verified.get(hash);
            return found == null
                            || generation.isEmpty()
                            || found.generation() != generation.get()
                            || !now.isBefore(found.good().until())
                    ? Optional.empty()
                    : Optional.of(found.good());
        }
    }

    private void remember(TokenHash hash, Remembered good) {
        synchronized (verified) {
            verified.put(hash, good);
        }
    }
}

package dev.tocsin.hub.oidc;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A provider's keys, asked for when they are needed. However many tokens name keys that nobody knows, the provider is asked
 * once in {@link #LEAST_BETWEEN}, by one request; the others wait for it only where there are no keys yet.
 */
final class KeySource {

    /** Between two times of asking. */
    static final Duration LEAST_BETWEEN = Duration.ofSeconds(30);

    /** How old keys may be before they are asked for again beside the requests, so that those taken away stop counting. */
    static final Duration FRESH = Duration.ofHours(1);

    /** How long keys that are known count on while the provider cannot be asked. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(KeySource.class.getName());

    private final OidcSettings settings;
    private final Fetch fetch;
    private final InstantSource clock;
    private final Executor beside;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<Known> known = Optional.empty();
    private volatile Instant lastAsked = Instant.MIN;

    KeySource(OidcSettings settings, Fetch fetch, InstantSource clock, Executor beside) {
        this.settings = settings;
        this.fetch = fetch;
        this.clock = clock;
        this.beside = beside;
    }

    /** @param generation another one whenever the keys are others */
    private record Known(IssuerKeys keys, long generation, Instant since) {}

    /** What there is for a token. */
    sealed interface Found {

        /** Perhaps signed by one of these; none where there is no such key. */
        record Keys(List<JWK> keys, long generation) implements Found {}

        /** The provider cannot be asked now. */
        record Unavailable() implements Found {}
    }

    /** Which keys count now; empty where none are known, or for too long. */
    Optional<Long> generation() {
        Optional<Known> current = current();
        current.filter(each -> age(each).compareTo(FRESH) > 0).ifPresent(_ -> askBeside());
        return current.map(Known::generation);
    }

    /** The keys that may have signed what has this header. */
    Found keysFor(JWSHeader header) {
        Optional<Known> before = current();
        List<JWK> keys = before.map(each -> each.keys().matching(header)).orElse(List.of());
        if (before.isPresent() && !keys.isEmpty()) {
            generation();
            return new Found.Keys(keys, before.get().generation());
        }
        // No keys at all, or the provider has a new one.
        Asked asked = ask();
        Optional<Known> after = current();
        boolean unavailable = after.isEmpty() || asked == Asked.BY_ANOTHER;
        return unavailable
                ? new Found.Unavailable()
                : new Found.Keys(
                        after.get().keys().matching(header), after.get().generation());
    }

    /** What became of asking the provider. */
    enum Asked {
        DONE,
        FAILED,
        TOO_EARLY,
        BY_ANOTHER
    }

    /** Asks the provider for its keys, unless somebody did a moment ago, or does now. */
    Asked ask() {
        if (!begin()) {
            return Asked.BY_ANOTHER;
        }
        try {
            Instant now = clock.instant();
            if (!lastAsked.equals(Instant.MIN) && now.isBefore(lastAsked.plus(LEAST_BETWEEN))) {
                return Asked.TOO_EARLY;
            }
            lastAsked = now;
            IssuerKeys keys = fetched();
            long generation = known.map(
                            before -> before.keys().equals(keys) ? before.generation() : before.generation() + 1)
                    .orElse(0L);
            known = Optional.of(new Known(keys, generation, now));
            return Asked.DONE;
        } catch (ProviderException e) {
            LOG.log(Level.WARNING, "the keys of the OpenID provider could not be had: {0}", e.getMessage());
            return Asked.FAILED;
        } finally {
            asking.unlock();
        }
    }

    /** A hub that has just started asks already: whoever logs in then waits for that. */
    private boolean begin() {
        try {
            return known.isPresent() ? asking.tryLock() : asking.tryLock(FIRST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks, and nobody waits for it. */
    void askBeside() {
        beside.execute(this::ask);
    }

    private IssuerKeys fetched() throws ProviderException {
        if (settings.keys().isPresent()) {
            return IssuerKeys.read(fetch.get(settings.keys().get()));
        }
        return IssuerKeys.read(fetch.get(
                Discovery.read(fetch.get(settings.discovery()), settings).keys()));
    }

    private Optional<Known> current() {
        return known.filter(each -> age(each).compareTo(LONGEST) <= 0);
    }

    private Duration age(Known each) {
        return Duration.between(each.since(), clock.instant());
    }
}

package dev.tocsin.share.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.community.Caller;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void aSecretIsReadBackAndHasOneHash() {
        TokenSecret secret = TokenSecret.random(new SecureRandom());

        TokenSecret read = TokenSecret.of(secret.reveal()).orElseThrow();

        assertThat(read.hash()).isEqualTo(secret.hash());
        assertThat(secret.reveal()).matches("tocsin_[A-Za-z0-9_-]{43}");
    }

    @Test
    void aSecretDoesNotShowItselfByAccident() {
        TokenSecret secret = TokenSecret.random(new SecureRandom());

        assertThat(secret).hasToString("tocsin_…");
        assertThat(secret.hash().toString()).doesNotContain(secret.reveal());
    }

    @Test
    void theHashIsSha256OfTheText() {
        TokenSecret secret = TokenSecret.of("tocsin_" + "A".repeat(43)).orElseThrow();

        // printf 'tocsin_%043d' 0 | tr 0 A | sha256sum
        assertThat(secret.hash().hex()).isEqualTo("353ec919728114c36b55e27494db9e90baf250e3f5d60467d37d21184ce5643d");
    }

    @Test
    void noTwoSecretsAreEqual() {
        SecureRandom random = new SecureRandom();
        Set<TokenHash> hashes = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            hashes.add(TokenSecret.random(random).hash());
        }
        assertThat(hashes).hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tocsin_", "TOCSIN_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "tocsin_ä"})
    void otherTextIsNoSecret(String text) {
        assertThat(TokenSecret.of(text)).isEmpty();
    }

    @Test
    void aTokenCountsUntilTheMomentItExpires() {
        Token token = token(Optional.of(NOON), Optional.empty());

        assertThat(token.at(NOON.minusNanos(1))).isEqualTo(Token.Standing.GOOD);
        assertThat(token.at(NOON)).isEqualTo(Token.Standing.EXPIRED);
    }

    @Test
    void aRevokedTokenDoesNotCountWhateverTheClockSays() {
        Token token = token(Optional.empty(), Optional.of(NOON));

        assertThat(token.at(NOON.minusSeconds(60))).isEqualTo(Token.Standing.REVOKED);
    }

    private static Token token(Optional<Instant> expires, Optional<Instant> revoked) {
        return new Token(
                TokenId.random(),
                new Caller.Administrator(),
                "laptop",
                NOON,
                expires,
                revoked,
                new Means.Secret(),
                Scopes.ALL,
                Optional.empty());
    }
}

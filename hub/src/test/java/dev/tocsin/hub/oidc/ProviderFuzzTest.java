package dev.tocsin.hub.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.tocsin.share.token.OidcSubject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody shows as a token, or a provider answers: read, or refused in the way that is foreseen. */
class ProviderFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final OidcSettings SETTINGS =
            new OidcSettings("https://id.example.org/realm", "tocsin", Optional.empty());
    private static final String CLAIMS =
            "{\"iss\":\"https://id.example.org/realm\",\"sub\":\"a\",\"aud\":\"tocsin\",\"iat\":1793534400,"
                    + "\"exp\":1793534700,\"nbf\":1793534400}";
    private static final JWK KEY = TestProvider.rsa("first");

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void readsAnything(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        token(text);
        token(inParts(text));
        discovery(input);
        keys(input);
        subject(text);
    }

    /** Nothing that was not signed by the key is good, whatever it claims. */
    private static void token(String text) {
        OidcProvider.hasShape(text);
        try {
            IdentityToken token = IdentityToken.read(text, SETTINGS, NOW);
            assertThat(token.isSignedByOneOf(List.of(KEY.toPublicJWK()))).isFalse();
            assertThat(token.until()).isAfter(NOW).isBefore(NOW.plus(Duration.ofHours(25)));
            assertThat(token.subject().issuer()).isEqualTo(SETTINGS.issuer());
        } catch (IdentityToken.Unusable e) {
            assertThat(e.getMessage()).hasSizeLessThan(100);
        }
    }

    private static void discovery(byte[] input) {
        try {
            assertThat(SETTINGS.isOnItsOrigin(Discovery.read(input, SETTINGS).keys()))
                    .isTrue();
        } catch (ProviderException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private static void keys(byte[] input) {
        try {
            IssuerKeys keys = IssuerKeys.read(input);
            assertThat(keys.keys().getKeys()).isNotEmpty().noneMatch(JWK::isPrivate);
            for (JWSAlgorithm algorithm : IdentityToken.ALGORITHMS) {
                List<JWK> candidates = keys.matching(new JWSHeader(algorithm));
                assertThat(signedByAnother(algorithm).isSignedByOneOf(candidates))
                        .isFalse();
            }
        } catch (ProviderException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private static IdentityToken signedByAnother(JWSAlgorithm algorithm) {
        String header = "{\"alg\":\"" + algorithm.getName() + "\"}\n";
        try {
            return IdentityToken.read(inParts(header + CLAIMS + "\n" + "A".repeat(64)), SETTINGS, NOW);
        } catch (IdentityToken.Unusable e) {
            throw new AssertionError(e);
        }
    }

    private static void subject(String text) {
        try {
            new OidcSubject(SETTINGS.issuer(), text).hash();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).startsWith("not a subject");
        }
    }

    /** Lines as the parts of a token, so that what is inside of it is reached. */
    private static String inParts(String text) {
        return String.join(
                ".",
                text.lines()
                        .map(line -> Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(line.getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "{\"alg\":\"RS256\",\"kid\":\"first\",\"typ\":\"JWT\"}\n" + CLAIMS + "\nAAAA",
                        "{\"alg\":\"none\"}\n" + CLAIMS + "\n",
                        "{\"alg\":\"ES256\",\"crit\":[\"exp\"]}\n" + CLAIMS.replace("\"tocsin\"", "[\"tocsin\",\"b\"]")
                                + "\nAAAA",
                        "{\"issuer\":\"https://id.example.org/realm\",\"jwks_uri\":\"https://id.example.org/keys\"}",
                        new JWKSet(KEY).toString(true),
                        "null",
                        "\uFEFF",
                        "null\nnull\nnull",
                        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}]}")
                .map(seed -> seed.getBytes(StandardCharsets.UTF_8));
    }
}

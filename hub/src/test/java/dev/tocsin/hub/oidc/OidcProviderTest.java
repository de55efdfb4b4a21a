package dev.tocsin.hub.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tocsin.share.token.OidcSubject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens count: against a provider on a real socket, with tokens really signed, or signed as an attacker would. */
class OidcProviderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final TestProvider there = new TestProvider();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final OidcProvider provider = new OidcProvider(there.settings(), () -> now, PATIENCE, Runnable::run);

    @AfterEach
    void close() {
        there.close();
    }

    @Test
    void aTokenOfTheIssuerSaysWhoItsBearerIs() {
        assertThat(verify(claims -> claims))
                .isInstanceOfSatisfying(
                        Verdict.Good.class,
                        good -> assertThat(good.subject()).isEqualTo(new OidcSubject(there.issuer(), "ann")));
        assertThat(verify(claims -> claims.claim("email", "someone@else.example")))
                .isInstanceOf(Verdict.Good.class);
        assertThat(verify(
                        claims -> claims.audience(List.of("tocsin", "account")).claim("azp", "tocsin")))
                .isInstanceOf(Verdict.Good.class);
    }

    @Test
    void claimsThatDoNotFitAreRefused() {
        assertRefused(claims -> claims.issuer("https://other.example"), "of another issuer");
        assertRefused(claims -> claims.issuer(there.issuer() + "/"), "of another issuer");
        assertRefused(claims -> claims.issuer(null), "of another issuer");
        assertRefused(claims -> claims.audience("other"), "for another audience");
        assertRefused(claims -> claims.audience((String) null), "for another audience");
        assertRefused(claims -> claims.audience(List.of("tocsin", "other")), "several audiences");
        assertRefused(claims -> claims.audience(List.of("tocsin", "other")).claim("azp", "other"), "several audiences");
        assertRefused(claims -> claims.expirationTime(at(-61)), "expired");
        assertRefused(claims -> claims.expirationTime(null), "without an end");
        assertRefused(claims -> claims.issueTime(null), "without when it was issued");
        assertRefused(claims -> claims.issueTime(at(61)), "not valid yet");
        assertRefused(claims -> claims.notBeforeTime(at(61)), "not valid yet");
        assertRefused(claims -> claims.issueTime(at(-90_000)).expirationTime(at(90_000)), "expired");
        assertRefused(claims -> claims.subject(null), "without a subject");
        assertRefused(claims -> claims.subject(""), "claims that are needed");
        assertRefused(claims -> claims.subject("a".repeat(256)), "claims that are needed");
        assertRefused(claims -> claims.claim("exp", "soon"), "claims that are needed");
        assertRefused(claims -> claims.claim("padding", "a".repeat(8_000)), "longer than");
        assertRefused(
                claims ->
                        claims.claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())),
                "tells of an event");
        assertThat(there.asked()).as("for no key, since nothing fits").isZero();
        assertThat(verify(claims ->
                        claims.expirationTime(at(-59)).notBeforeTime(at(59)).issueTime(at(59))))
                .as("clocks may be a minute apart")
                .isInstanceOf(Verdict.Good.class);
    }

    @Test
    void whatAnybodyCouldHaveSignedIsRefused() throws JOSEException {
        JWTClaimsSet claims = there.claims("ann", now).build();
        RSAKey key = there.key().toRSAKey();
        byte[] publicKey = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);

        assertRefused(new PlainJWT(claims).serialize(), "not a signed token");
        assertRefused(hmac(claims, publicKey), "another algorithm");
        assertRefused(hmac(claims, key.toRSAPublicKey().getEncoded()), "another algorithm");
        JWK sameName = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        assertRefused(TestProvider.signed(claims, JWSAlgorithm.RS256, sameName), "not signed by the issuer");
        JWK unknown = new RSAKeyGenerator(2048).keyID("unknown").generate();
        assertRefused(TestProvider.signed(claims, JWSAlgorithm.RS256, unknown), "not signed by the issuer");
        SignedJWT withItsOwnKey = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(unknown.toPublicJWK())
                        .jwkURL(URI.create("https://evil.example/keys"))
                        .build(),
                claims);
        withItsOwnKey.sign(new RSASSASigner(unknown.toRSAKey()));
        assertRefused(withItsOwnKey.serialize(), "not signed by the issuer");
        SignedJWT critical = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .criticalParams(Set.of("exp"))
                        .build(),
                claims);
        critical.sign(new RSASSASigner(key));
        assertRefused(critical.serialize(), "critical");
        String good = there.signed(claims);
        String other = there.signed(there.claims("administrator", now).build());
        String crossed = other.substring(0, other.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));
        assertRefused(crossed, "not signed by the issuer");
        assertRefused(good.substring(0, good.lastIndexOf('.') + 1), "not a signed token");
    }

    @Test
    void otherKeysOfOtherAlgorithmsCountAndWeakOnesDoNot() throws JOSEException {
        JWK curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        JWK weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
        JWK forEncryption = new RSAKeyGenerator(2048)
                .keyID("encrypt")
                .keyUse(KeyUse.ENCRYPTION)
                .generate();
        JWK good = there.key();
        there.shows(List.of(weak, forEncryption, curve, good));
        JWTClaimsSet claims = there.claims("ann", now).build();

        assertThat(provider.verify(TestProvider.signed(claims, JWSAlgorithm.ES256, curve)))
                .isInstanceOf(Verdict.Good.class);
        assertThat(provider.verify(TestProvider.signed(claims, JWSAlgorithm.PS256, good)))
                .isInstanceOf(Verdict.Good.class);
        assertRefused(TestProvider.signed(claims, JWSAlgorithm.RS512, good), "another algorithm");
        JWK usedForSigning =
                new RSAKey.Builder(forEncryption.toRSAKey()).keyUse(null).build();
        assertRefused(TestProvider.signed(claims, JWSAlgorithm.RS256, usedForSigning), "not signed by the issuer");
    }

    @Test
    void whatIsNestedDeepIsRefusedLikeAnythingElse() {
        String deep = "{\"keys\":" + "[".repeat(200_000);
        assertThatThrownBy(() -> IssuerKeys.read(deep.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProviderException.class);
        assertThatThrownBy(() -> Discovery.read(deep.getBytes(StandardCharsets.UTF_8), there.settings()))
                .isInstanceOf(ProviderException.class);
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"alg\":" + "{\"a\":".repeat(1_000)).getBytes(StandardCharsets.UTF_8));
        assertRefused(header + ".e30.AAAA", "not a signed token");
    }

    @Test
    void aKeyThatIsNewCountsAndOneThatIsGoneDoesNot() {
        String before = token();
        assertThat(provider.verify(before)).isInstanceOf(Verdict.Good.class);
        there.rotate("second");
        now = now.plus(KeySource.LEAST_BETWEEN);

        String after = token();

        assertThat(provider.verify(after)).isInstanceOf(Verdict.Good.class);
        assertRefused(before, "not signed by the issuer");
    }

    @Test
    void namesOfKeysThatNobodyKnowsMakeTheHubAskOnceInHalfAMinute() {
        assertThat(provider.verify(token())).isInstanceOf(Verdict.Good.class);
        now = now.plus(KeySource.LEAST_BETWEEN);
        JWTClaimsSet claims = there.claims("ann", now).build();
        for (int i = 0; i < 20; i++) {
            JWK made = TestProvider.rsa("made up " + (i % 2));
            assertRefused(TestProvider.signed(claims, JWSAlgorithm.RS256, made), "not signed by the issuer");
        }

        assertThat(there.asked()).isEqualTo(2);
    }

    @Test
    void knownKeysGoOnForADayWhileTheProviderIsDown() {
        assertThat(provider.verify(token())).isInstanceOf(Verdict.Good.class);
        there.answers(500);
        now = now.plus(KeySource.LONGEST);
        assertThat(provider.verify(token())).isInstanceOf(Verdict.Good.class);

        now = now.plusSeconds(1);
        assertThat(provider.verify(token())).isEqualTo(new Verdict.Unavailable());
        there.answers(200);
        now = now.plus(KeySource.LEAST_BETWEEN);
        assertThat(provider.verify(token())).isInstanceOf(Verdict.Good.class);
    }

    @Test
    void withoutKeysNobodyCanSay() {
        there.close();

        assertThat(provider.verify(token())).isEqualTo(new Verdict.Unavailable());
        assertThat(provider.verify("a.b.c")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aRememberedTokenEndsWhenItSays() {
        String token = token();
        assertThat(provider.verify(token)).isInstanceOf(Verdict.Good.class);
        now = now.plus(Duration.ofMinutes(6)).minusMillis(1);
        assertThat(provider.verify(token)).isInstanceOf(Verdict.Good.class);

        now = now.plusMillis(1);
        assertRefused(token, "expired");
    }

    @Test
    void theProvidersDocumentLeadsNowhereElse() throws ProviderException {
        OidcSettings settings = there.settings();
        for (String elsewhere : List.of(
                "http://127.0.0.1:1/keys",
                "https://127.0.0.1/keys",
                "http://169.254.169.254/latest/meta-data",
                "file:///etc/passwd",
                there.issuer().replace("127.0.0.1", "localhost") + "/keys",
                "",
                "%")) {
            byte[] document = ("{\"issuer\":\"" + there.issuer() + "\",\"jwks_uri\":\"" + elsewhere + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> Discovery.read(document, settings))
                    .as(elsewhere)
                    .isInstanceOf(ProviderException.class);
        }
        there.saysThatItIs("https://other.example");
        assertThat(provider.verify(token())).isEqualTo(new Verdict.Unavailable());
        there.saysThatItIs(there.issuer());
        there.answers(302);
        now = now.plus(KeySource.LEAST_BETWEEN);
        assertThat(provider.verify(token())).as("led elsewhere").isEqualTo(new Verdict.Unavailable());
        OidcSettings named = new OidcSettings(
                there.issuer(), TestProvider.AUDIENCE, Optional.of(URI.create(there.issuer() + "/keys")));
        there.answers(200);
        there.hasItsKeysAt("https://other.example/keys");
        assertThat(new OidcProvider(named, () -> now, PATIENCE, Runnable::run).verify(token()))
                .isInstanceOf(Verdict.Good.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "issuer",
                "http://id.example.org",
                "http://localhost.example.org",
                "https://user:secret@id.example.org",
                "https://id.example.org/#a",
                "https://id.example.org/?a",
                "file:///etc/passwd",
                "https://",
                "https://a b"
            })
    void anIssuerIsAnAddressThatCanBeAskedSafely(String written) {
        assertThatThrownBy(() -> new OidcSettings(written, "tocsin", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Verdict verify(UnaryOperator<JWTClaimsSet.Builder> changed) {
        return provider.verify(
                there.signed(changed.apply(there.claims("ann", now)).build()));
    }

    private void assertRefused(UnaryOperator<JWTClaimsSet.Builder> changed, String reason) {
        assertRefused(there.signed(changed.apply(there.claims("ann", now)).build()), reason);
    }

    private void assertRefused(String token, String reason) {
        assertThat(provider.verify(token))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    private String token() {
        return there.signed(there.claims("ann", now).build());
    }

    private Date at(long seconds) {
        return Date.from(now.plusSeconds(seconds));
    }

    private static String hmac(JWTClaimsSet claims, byte[] secret) throws JOSEException {
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }
}

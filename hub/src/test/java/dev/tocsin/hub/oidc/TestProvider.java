package dev.tocsin.hub.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID provider on a real socket: its discovery document, its keys, and tokens that they sign. */
public final class TestProvider implements AutoCloseable {

    public static final String AUDIENCE = "tocsin";

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile List<JWK> keys = List.of(rsa("first"));
    private volatile String keysAt;
    private volatile String says;
    private volatile int status = 200;

    public TestProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keysAt = issuer() + "/keys";
        says = issuer();
        server.createContext("/realm/.well-known/openid-configuration", exchange -> {
            asked.incrementAndGet();
            answer(exchange, "{\"issuer\":\"" + says + "\",\"jwks_uri\":\"" + keysAt + "\"}");
        });
        server.createContext("/realm/keys", exchange -> answer(exchange, new JWKSet(keys).toString(true)));
        server.start();
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", issuer() + "/keys");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    public OidcSettings settings() {
        return new OidcSettings(issuer(), AUDIENCE, Optional.empty());
    }

    /** How often somebody asked for its keys. */
    int asked() {
        return asked.get();
    }

    JWK key() {
        return keys.getFirst();
    }

    /** Signs with another key from now on, and shows that one alone. */
    void rotate(String name) {
        keys = List.of(rsa(name));
    }

    void shows(List<JWK> others) {
        keys = List.copyOf(others);
    }

    void hasItsKeysAt(String address) {
        keysAt = address;
    }

    void saysThatItIs(String issuer) {
        says = issuer;
    }

    public void answers(int otherStatus) {
        status = otherStatus;
    }

    /** A token as it should be. */
    public String token(String subject) {
        return signed(claims(subject, Instant.now()).build());
    }

    /** The claims of one. */
    public JWTClaimsSet.Builder claims(String subject, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    public String signed(JWTClaimsSet claims) {
        return signed(claims, JWSAlgorithm.RS256, key());
    }

    static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWK key) {
        try {
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, algorithm);
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWK rsa(String name) {
        try {
            return new RSAKeyGenerator(2048).keyID(name).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.tocsin.taxii;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;

/** How a client says who it is. None of them shows its secret when printed. */
public sealed interface Credentials {

    /** What goes into the {@code Authorization} header, if anything. */
    Optional<String> header();

    /** What proves in a TLS handshake who the client is; none where it shows no certificate. */
    default List<KeyManager> keys() {
        return List.of();
    }

    static Credentials none() {
        return new None();
    }

    static Credentials bearer(String token) {
        return new Bearer(token);
    }

    /** HTTP Basic, which every TAXII server understands (TAXII 2.1 §1.6.9). */
    static Credentials basic(String user, String password) {
        return new Basic(user, password);
    }

    /**
     * A client certificate with its key (TAXII 2.1 §1.6.9 leaves other ways open), and what is shown beside it.
     *
     * @param beside {@link #none()} where the certificate is enough
     */
    static Credentials certificate(List<KeyManager> keys, Credentials beside) {
        return new Certificate(keys, beside);
    }

    record None() implements Credentials {
        @Override
        public Optional<String> header() {
            return Optional.empty();
        }
    }

    record Bearer(String token) implements Credentials {
        @Override
        public Optional<String> header() {
            return Optional.of("Bearer " + token);
        }

        @Override
        public String toString() {
            return "bearer token";
        }
    }

    record Certificate(List<KeyManager> keys, Credentials beside) implements Credentials {

        public Certificate {
            keys = List.copyOf(keys);
        }

        @Override
        public Optional<String> header() {
            return beside.header();
        }

        @Override
        public String toString() {
            return "client certificate";
        }
    }

    record Basic(String user, String password) implements Credentials {
        @Override
        public Optional<String> header() {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @Override
        public String toString() {
            return "user and password";
        }
    }
}

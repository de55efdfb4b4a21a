package dev.tocsin.cli.node;

import dev.tocsin.hub.tls.CertificateWatch;
import dev.tocsin.hub.tls.ServerCertificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** By which certificate a hub is known, as it was told on its start. */
sealed interface Certified extends AutoCloseable {

    /** The one that it shows now; empty where it speaks plain HTTP. */
    Optional<ServerCertificate> certificate();

    Optional<SSLContext> context();

    /** Follows the files from now on, where there are some of somebody else's. */
    default void watch() {}

    @Override
    default void close() {}

    /** Plain HTTP. */
    record Not() implements Certified {

        @Override
        public Optional<ServerCertificate> certificate() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLContext> context() {
            return Optional.empty();
        }
    }

    /** One that it made, and that stays, so that its pin does. */
    record ByItself(ServerCertificate made) implements Certified {

        @Override
        public Optional<ServerCertificate> certificate() {
            return Optional.of(made);
        }

        @Override
        public Optional<SSLContext> context() {
            return Optional.of(made.context());
        }
    }

    /** One in files that somebody replaces from time to time. */
    record ByFiles(CertificateWatch files) implements Certified {

        @Override
        public Optional<ServerCertificate> certificate() {
            return Optional.of(files.current());
        }

        @Override
        public Optional<SSLContext> context() {
            return Optional.of(files.context());
        }

        @Override
        public void watch() {
            files.start(CertificateWatch.DEFAULT_EVERY);
        }

        @Override
        public void close() {
            files.close();
        }
    }
}

package dev.tocsin.hub.tls;

import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * The certificate in two files, shown as the files stand: where they are replaced, as certificates are that count for some
 * weeks only, the next handshakes show the new one, and connections that are open stay. Files that cannot be used, such
 * as a certificate whose key has yet to be written, change nothing.
 */
public final class CertificateWatch implements AutoCloseable {

    /** How long after its files a certificate is replaced. */
    public static final Duration DEFAULT_EVERY = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(CertificateWatch.class.getName());

    private final Path certificate;
    private final Path key;
    private final InstantSource clock;
    private final CurrentKey shown;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("certificate").factory());
    private String lastSeen;
    private ServerCertificate current;

    private CertificateWatch(
            Path certificate, Path key, InstantSource clock, String lastSeen, ServerCertificate current) {
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        this.lastSeen = lastSeen;
        this.current = current;
        this.shown = new CurrentKey(current);
    }

    /**
     * Reads them; nobody looks again before {@link #start}.
     *
     * @param key PKCS#8, PKCS#1 or SEC 1, without a passphrase
     * @throws UnusableCertificateException if one cannot be read or they do not belong together
     */
    public static CertificateWatch over(Path certificate, Path key, InstantSource clock) {
        String seen = contents(certificate) + contents(key);
        return new CertificateWatch(certificate, key, clock, seen, PemFiles.read(certificate, key));
    }

    /** The certificate that is shown now. */
    public synchronized ServerCertificate current() {
        return current;
    }

    /** A context for a server that shows the certificate of the time of each handshake. */
    public SSLContext context() {
        return ServerCertificate.context(shown);
    }

    /** Looks at the files again. */
    public synchronized Look look() {
        String seen = contents(certificate) + contents(key);
        if (seen.equals(lastSeen)) {
            return new Look.Unchanged();
        }
        // Before they are read: what is written meanwhile is seen the next time.
        lastSeen = seen;
        try {
            ServerCertificate next = PemFiles.read(certificate, key);
            Instant end = next.chain().getFirst().getNotAfter().toInstant();
            if (clock.instant().isAfter(end)) {
                return new Look.Refused("the certificate in " + Quoted.of(certificate.toString()) + " ended at " + end);
            }
            shown.replace(next);
            current = next;
            return new Look.Replaced(next);
        } catch (UnusableCertificateException e) {
            return new Look.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** Looks again and again from now on, and says in the log what changed. */
    public void start(Duration every) {
        var _ = thread.scheduleWithFixedDelay(
                this::lookAndSay, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAndSay() {
        try {
            switch (look()) {
                case Look.Unchanged() -> {}
                case Look.Replaced(ServerCertificate now) ->
                    LOG.log(Level.INFO, "the certificate was replaced; SHA-256 from now on: " + now.fingerprint());
                case Look.Refused(String why) ->
                    LOG.log(Level.WARNING, "the new certificate is not used, and the one before still is: " + why);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the files of the certificate could not be looked at: " + e.getMessage(), e);
        }
    }

    /** What tells whether a file is as it was. */
    private static String contents(Path file) {
        try {
            return Hash.sha256(Files.readAllBytes(file)).toString();
        } catch (IOException e) {
            return e.toString(); // PemFiles says why it cannot be read
        }
    }

    /** Looks no more; what is shown stays. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}

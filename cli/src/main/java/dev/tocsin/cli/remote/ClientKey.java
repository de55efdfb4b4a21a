package dev.tocsin.cli.remote;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.hub.tls.PemFiles;
import dev.tocsin.hub.tls.UnusableCertificateException;
import dev.tocsin.stix.Quoted;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The certificate that is shown to a server in the place of a token, or beside one. */
final class ClientKey {

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "A certificate in PEM form to show in the place of a token, with --key.")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "Its private key in PEM form, without a passphrase.")
    private @Nullable Path key;

    /** Empty where none is named. */
    Optional<List<KeyManager>> keys() {
        if (certificate == null && key == null) {
            return Optional.empty();
        }
        if (certificate == null || key == null) {
            throw new CommandFailure(
                    certificate == null ? "--key without --cert" : "--cert without --key",
                    "a certificate is shown with its private key: give both");
        }
        try {
            return Optional.of(PemFiles.read(certificate, key).keys());
        } catch (UnusableCertificateException e) {
            throw new CommandFailure(
                    String.valueOf(e.getMessage()), "give a certificate and its key, each in PEM form", e);
        }
    }

    /** Which certificate is shown; empty where none is named. */
    Optional<String> inWords() {
        return Optional.ofNullable(certificate)
                .map(file -> "the certificate in the file " + Quoted.of(file.toString()));
    }
}

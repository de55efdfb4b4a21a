package dev.tocsin.cli.remote;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.taxii.Trust;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a server is known to be the right one. */
final class ServerTrust {

    @Option(
            names = "--pin",
            paramLabel = "SHA256",
            description = "Trust the server's certificate by its SHA-256, and no other.")
    private @Nullable String pin;

    @Option(names = "--ca", paramLabel = "FILE", description = "Trust the certificate authorities in this PEM file.")
    private @Nullable Path ca;

    /** How the server's certificate is judged. */
    Trust trust() {
        if (pin != null && ca != null) {
            throw new CommandFailure("--pin and --ca at once", "give one of the two");
        }
        if (pin != null) {
            try {
                return new Trust.Pinned(pin);
            } catch (IllegalArgumentException e) {
                throw new CommandFailure(
                        String.valueOf(e.getMessage()), "the hub prints it when it starts with --tls-self-signed", e);
            }
        }
        return ca == null ? new Trust.Authorities() : new Trust.AuthoritiesIn(ca);
    }
}

package dev.tocsin.cli.guard;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.guard.RuleSources;
import dev.tocsin.stix.Quoted;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the rules that {@code --rules} names: files, folders and TAXII addresses. */
final class RuleArguments {

    /** The environment variable that holds the token, where no file is named. */
    static final String TOKEN_VARIABLE = "TOCSIN_TOKEN";

    private final Optional<Path> tokenFile;
    private final Optional<Path> authorities;
    private final Map<String, String> environment;

    /** @param authorities a PEM file with those to trust instead of the runtime's */
    RuleArguments(Optional<Path> tokenFile, Optional<Path> authorities, Map<String, String> environment) {
        this.tokenFile = tokenFile;
        this.authorities = authorities;
        this.environment = environment;
    }

    RuleSources read(List<String> arguments) {
        RuleSources sources = new RuleSources();
        for (String argument : arguments) {
            if (isAddress(argument)) {
                readTaxii(sources, argument);
            } else {
                sources.read(Path.of(argument));
            }
        }
        return sources;
    }

    private static boolean isAddress(String argument) {
        String lower = argument.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    private void readTaxii(RuleSources sources, String address) {
        Trust trust = authorities.<Trust>map(Trust.AuthoritiesIn::new).orElseGet(Trust.Authorities::new);
        try (TaxiiClient client = new TaxiiClient(credentials(), trust)) {
            sources.read(client, URI.create(address));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "not an address: " + Quoted.of(address), "one looks like https://hub.example/api/", e);
        }
    }

    private Credentials credentials() {
        String token = tokenFile.map(RuleArguments::contentOf).orElse(environment.getOrDefault(TOKEN_VARIABLE, ""));
        return token.isBlank() ? Credentials.none() : Credentials.bearer(token.strip());
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot read the token in " + Quoted.of(file.toString()) + ": " + FileFailures.reason(e),
                    "--token-file names a file with nothing but the token in it",
                    e);
        }
    }
}

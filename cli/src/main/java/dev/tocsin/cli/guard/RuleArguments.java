package dev.tocsin.cli.guard;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.cli.remote.ServerAccess;
import dev.tocsin.guard.RuleSources;
import dev.tocsin.stix.Quoted;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.TaxiiClient;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads the rules that {@code --rules} names: files, folders and TAXII addresses. */
final class RuleArguments {

    private static final String LOOKS_LIKE = "one looks like https://hub.example/api/";

    private final ServerAccess access;

    RuleArguments(ServerAccess access) {
        this.access = access;
    }

    RuleSources read(List<String> arguments) {
        RuleSources sources = new RuleSources();
        for (String argument : arguments) {
            if (isAddress(argument)) {
                readTaxii(sources, address(argument));
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

    private static URI address(String argument) {
        try {
            URI address = new URI(argument);
            if (address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new CommandFailure("not an address: " + Quoted.of(argument), LOOKS_LIKE, e);
        }
        throw new CommandFailure("not an address: " + Quoted.of(argument), LOOKS_LIKE);
    }

    private void readTaxii(RuleSources sources, URI address) {
        Credentials credentials = access.credentials().orElseGet(Credentials::none);
        try (TaxiiClient client = new TaxiiClient(credentials, access.trust())) {
            sources.read(client, address);
        }
    }
}

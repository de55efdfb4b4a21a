package dev.tocsin.cli.node;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.hub.oidc.OidcSettings;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The OpenID provider whose logins a hub takes, as it is given on the command line. */
final class LoginOptions {

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description = "The OpenID provider with which persons may log in, as its tokens write it (iss).")
    private @Nullable String issuer;

    @Option(
            names = "--oidc-audience",
            paramLabel = "ID",
            description = "What tokens for this hub name as theirs (aud): the hub's client id with the provider.")
    private @Nullable String audience;

    @Option(
            names = "--oidc-keys",
            paramLabel = "URL",
            description = "Where the provider's keys are, if not on the issuer's own origin.")
    private @Nullable URI keys;

    Optional<OidcSettings> read() {
        if (issuer == null && audience == null && keys == null) {
            return Optional.empty();
        }
        if (issuer == null || audience == null) {
            throw new CommandFailure(
                    issuer == null ? "no --oidc-issuer is given" : "--oidc-issuer without --oidc-audience",
                    "give --oidc-issuer and --oidc-audience together, or no option of OpenID Connect");
        }
        try {
            return Optional.of(new OidcSettings(issuer, audience, Optional.ofNullable(keys)));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "the OpenID provider cannot be asked: " + e.getMessage(),
                    "give --oidc-issuer and --oidc-keys like https://id.example.org/realm, and one word as"
                            + " --oidc-audience",
                    e);
        }
    }
}

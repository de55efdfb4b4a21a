package dev.tocsin.cli.remote;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.Trust;
import java.net.URI;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which hub, and as whom. */
final class RemoteOptions {

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:TOCSIN_SERVER:-http://127.0.0.1:8471}",
            description = "The hub (default: TOCSIN_SERVER, or http://127.0.0.1:8471).")
    private URI server = URI.create("http://127.0.0.1:8471");

    @Mixin
    private ServerAccess access = new ServerAccess();

    /** That hub, and as nobody that it knows yet. */
    static RemoteOptions at(URI server, ServerTrust trust) {
        RemoteOptions options = new RemoteOptions();
        options.server = server;
        options.access = ServerAccess.trusting(trust);
        return options;
    }

    URI server() {
        if (server.getHost() == null) {
            throw new CommandFailure(
                    "not the address of a hub: " + Quoted.of(server.toString()),
                    "give --server like https://hub.example.org:8471");
        }
        return server;
    }

    Trust trust() {
        return access.trust();
    }

    /** What is said when the hub does not know the token: which one was sent, and how to come by another. */
    CommandFailure tokenNotKnown() {
        if (access.showsCertificate()) {
            return new CommandFailure(
                    "the hub at " + Quoted.of(server.toString()) + " does not take " + access.tokenInWords()
                            + ": it was not added, has ended or was removed, or a token beside it is somebody else's",
                    "have the hub's administrator add it with: tocsin certificate add; in the place of one that has"
                            + " ended or was removed, make a new one");
        }
        return new CommandFailure(
                "the hub at " + Quoted.of(server.toString()) + " does not take " + access.tokenInWords()
                        + ": it is wrong, has expired or was revoked",
                "have the hub's administrator issue another with: tocsin token issue; then set " + ServerAccess.TOKEN
                        + " to it, or give a file that holds it with --token-file");
    }

    /** What is said when an administrator's token is needed. */
    CommandFailure tokenOfAMember() {
        return new CommandFailure(
                "only the administrator may do this, and " + access.tokenInWords() + " is a member's",
                "set " + ServerAccess.TOKEN + " to an administrator's token, or give a file that holds one with"
                        + " --token-file; an administrator makes one with: tocsin token issue --administrator");
    }

    Credentials credentials() {
        return access.credentials()
                .orElseThrow(() -> new CommandFailure(
                        "no token given",
                        "set " + ServerAccess.TOKEN + ", or give a file that holds it with --token-file;"
                                + " or a client certificate with --cert and --key"));
    }
}

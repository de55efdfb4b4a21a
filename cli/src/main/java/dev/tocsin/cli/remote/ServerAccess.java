package dev.tocsin.cli.remote;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * As whom a server is asked, and how it is known to be the right one. There is no option that takes the token itself: what
 * stands on a command line can be read by everyone on the machine.
 */
public final class ServerAccess {

    static final String TOKEN = "TOCSIN_TOKEN";

    private static final long LONGEST_TOKEN_FILE = 10_000;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "A file with the token in it, one of the hub or of its OpenID provider (default: the token in "
                            + TOKEN + ").")
    private @Nullable Path tokenFile;

    @Mixin
    private ClientKey clientKey = new ClientKey();

    @Mixin
    private ServerTrust trust = new ServerTrust();

    static ServerAccess trusting(ServerTrust trust) {
        ServerAccess access = new ServerAccess();
        access.trust = trust;
        return access;
    }

    /** How the server's certificate is judged. */
    public Trust trust() {
        return trust.trust();
    }

    /** Whether a certificate is shown, alone or beside a token. */
    boolean showsCertificate() {
        return clientKey.inWords().isPresent();
    }

    /** What is shown, in words. */
    String tokenInWords() {
        Optional<String> certificate = clientKey.inWords();
        if (certificate.isPresent()) {
            return token().isBlank() ? certificate.get() : certificate.get() + " together with " + tokenAlone();
        }
        return tokenAlone();
    }

    private String tokenAlone() {
        return tokenFile == null ? "the token in " + TOKEN : "the token in the file " + Quoted.of(tokenFile.toString());
    }

    /** The certificate that is named, the token in the file or in the environment, or both; empty where there is neither. */
    public Optional<Credentials> credentials() {
        Optional<Credentials> token = bearer();
        return clientKey
                .keys()
                .map(keys -> Credentials.certificate(keys, token.orElseGet(Credentials::none)))
                .or(() -> token);
    }

    private String token() {
        return tokenFile == null ? Map.copyOf(System.getenv()).getOrDefault(TOKEN, "") : readToken(tokenFile);
    }

    private Optional<Credentials> bearer() {
        String token = token();
        if (token.isBlank()) {
            return Optional.empty();
        }
        if (!token.strip().matches("[!-~]{1,8000}")) {
            throw new CommandFailure(
                    "what was given as a token is no token: it has spaces, line breaks or other such characters",
                    "a hub's token is one word that begins with tocsin_; that of its OpenID provider is one word, too");
        }
        return Optional.of(Credentials.bearer(token.strip()));
    }

    private static String readToken(Path file) {
        try {
            if (Files.size(file) > LONGEST_TOKEN_FILE) {
                throw new CommandFailure(
                        Quoted.of(file.toString()) + " is too long for a token", "give a file with nothing else in it");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot read the token from " + Quoted.of(file.toString()) + ": " + e,
                    "check the path and that this user may read it",
                    e);
        }
    }
}

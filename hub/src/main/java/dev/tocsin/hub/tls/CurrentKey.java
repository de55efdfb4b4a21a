package dev.tocsin.hub.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows the certificate of now in each handshake that begins. A handshake asks for its certificate and then for the key
 * of it, so that the certificate of before is kept for those that are under way.
 */
final class CurrentKey extends X509ExtendedKeyManager {

    /** The certificate of now, then the one of before, if there was one. */
    private volatile List<Shown> shown;

    private record Shown(String fingerprint, X509ExtendedKeyManager keys) {

        static Shown of(ServerCertificate certificate) {
            return certificate.keys().stream()
                    .filter(X509ExtendedKeyManager.class::isInstance)
                    .map(X509ExtendedKeyManager.class::cast)
                    .findFirst()
                    .map(keys -> new Shown(certificate.fingerprint(), keys))
                    .orElseThrow(() -> new IllegalStateException("this Java platform has no keys for TLS"));
        }
    }

    CurrentKey(ServerCertificate first) {
        this.shown = List.of(Shown.of(first));
    }

    /** For handshakes that begin from now on. */
    void replace(ServerCertificate next) {
        shown = List.of(Shown.of(next), shown.getFirst());
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return chosen(keys -> keys.chooseEngineServerAlias(keyType, issuers, engine));
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chosen(keys -> keys.chooseServerAlias(keyType, issuers, socket));
    }

    private @Nullable String chosen(Function<X509ExtendedKeyManager, @Nullable String> choosing) {
        Shown now = shown.getFirst();
        String alias = choosing.apply(now.keys());
        return alias == null ? null : now.fingerprint() + alias;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return of(alias)
                .map(found -> found.keys().getCertificateChain(within(found, alias)))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return of(alias)
                .map(found -> found.keys().getPrivateKey(within(found, alias)))
                .orElse(null);
    }

    private Optional<Shown> of(String alias) {
        return shown.stream()
                .filter(each -> alias.startsWith(each.fingerprint()))
                .findFirst();
    }

    private static String within(Shown found, String alias) {
        return alias.substring(found.fingerprint().length());
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = chooseServerAlias(keyType, issuers, null);
        return alias == null ? null : new String[] {alias};
    }

    /** A hub's own context is for no connection to a server. */
    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}

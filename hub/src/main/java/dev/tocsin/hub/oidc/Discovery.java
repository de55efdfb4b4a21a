package dev.tocsin.hub.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import java.net.URI;
import java.util.Optional;

/** What a provider says of itself (OpenID Connect Discovery 1.0 §4.2), of which only where its keys are is used. */
record Discovery(URI keys) {

    /**
     * @throws ProviderException if it is of another issuer (§4.3), or has its keys elsewhere: whoever could write that
     *     document could otherwise make the hub ask any address
     */
    static Discovery read(byte[] document, OidcSettings settings) throws ProviderException {
        JsonNode json = json(document);
        String issuer = json.path("issuer").asText("");
        if (!issuer.equals(settings.issuer())) {
            throw new ProviderException("the discovery document is of the issuer " + Quoted.of(issuer) + ", and not of "
                    + Quoted.of(settings.issuer()));
        }
        String written = json.path("jwks_uri").asText("");
        try {
            URI keys = new OidcSettings(settings.issuer(), settings.audience(), Optional.of(URI.create(written)))
                    .keys()
                    .orElseThrow();
            if (settings.isOnItsOrigin(keys)) {
                return new Discovery(keys);
            }
        } catch (IllegalArgumentException e) {
            throw new ProviderException("jwks_uri is " + e.getMessage(), e);
        }
        throw new ProviderException("the keys are on another origin than the issuer: " + Quoted.of(written)
                + "; name them with --oidc-keys if that is right");
    }

    private static JsonNode json(byte[] document) throws ProviderException {
        try {
            return StixJson.read(document);
        } catch (StixException e) {
            throw new ProviderException("the discovery document is no JSON: " + e.getMessage(), e);
        }
    }
}

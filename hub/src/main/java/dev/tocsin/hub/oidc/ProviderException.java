package dev.tocsin.hub.oidc;

import java.io.Serial;

/** The OpenID provider could not be asked, or answered with what cannot be used; the message says which. */
final class ProviderException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    ProviderException(String message) {
        super(message);
    }

    ProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}

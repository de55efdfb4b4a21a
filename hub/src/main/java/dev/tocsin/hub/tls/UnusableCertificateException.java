package dev.tocsin.hub.tls;

import org.jspecify.annotations.Nullable;

/** A certificate or its key could not be read, written or used together; the message names the file. */
public final class UnusableCertificateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableCertificateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.tocsin.taxii;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A TAXII server could not be used: what happened, what kind of trouble it is, and what to try. */
public final class TaxiiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kinds of trouble, as far as what to do about them differs. */
    public enum Kind {
        /** No connection, or it broke. */
        UNREACHABLE,
        /** The server took longer than the limits allow. */
        TIMED_OUT,
        /** The certificate is not one to trust, or a secret would have to travel in the clear. */
        NOT_TRUSTED,
        /** 401: no credentials, or wrong ones. */
        UNAUTHORIZED,
        /** 403: known, and not allowed. */
        FORBIDDEN,
        /** 404: not there, or not for this caller to see. */
        NOT_FOUND,
        /** 406: the server does not speak TAXII 2.1. */
        NOT_ACCEPTABLE,
        /** 413: the request is larger than the server takes. */
        REQUEST_TOO_LARGE,
        /** 415: the server does not take what was sent. */
        UNSUPPORTED_MEDIA_TYPE,
        /** 400, 422 and others of the 400s: the server did not understand the request. */
        BAD_REQUEST,
        /** 429 and 503: try again later. */
        BUSY,
        /** Others of the 500s. */
        SERVER_FAILED,
        /** A redirect that leaves the server or never ends; credentials do not follow it. */
        REDIRECTED,
        /** The answer is no TAXII 2.1. */
        NOT_TAXII,
        /** The answer is larger than the limits allow. */
        ANSWER_TOO_LARGE,
        /** The server's pages lead nowhere: the same page again, or more of nothing. */
        ENDLESS_PAGES,
        /** No collection there has that name, or several have. */
        NO_SUCH_COLLECTION
    }

    private final Kind kind;
    private final String hint;
    private final Optional<Duration> retryAfter;

    /** Message and hint begin in lower case and end without a full stop. */
    public TaxiiException(Kind kind, String message, String hint) {
        this(kind, message, hint, Optional.empty(), null);
    }

    public TaxiiException(Kind kind, String message, String hint, @Nullable Throwable cause) {
        this(kind, message, hint, Optional.empty(), cause);
    }

    TaxiiException(Kind kind, String message, String hint, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.hint = hint;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    public String hint() {
        return hint;
    }

    /** How long the server asks to be left alone, where it said so (RFC 9110 §10.2.3). */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}

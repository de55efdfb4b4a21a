package dev.tocsin.taxii;

/** An input was longer than its reader is ready to take; the message says which bound it passed. */
public final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooLargeException(String message) {
        super(message);
    }
}

package dev.tocsin.taxii;

/** An input was longer than its reader is ready to take; the message says which bound it passed. */
final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
        super(message);
    }
}

package dev.tocsin.share.screen;

/** A list that cannot be used; the message says where and why, with the offending value shortened. */
public final class UnusableListException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableListException(String message) {
        super(message);
    }

    public UnusableListException(String message, Throwable cause) {
        super(message, cause);
    }
}

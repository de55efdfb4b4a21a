package dev.tocsin.stix;

/** Bytes or text that are not the STIX they should be; the message quotes the value and says what was expected. */
public final class StixException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StixException(String message) {
        super(message);
    }

    public StixException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.tocsin.stix;

import java.util.Objects;

/** Bytes or text that are not the STIX they should be; the message quotes the value and says what was expected. */
public final class StixException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StixException(String message) {
        super(message);
    }

    public StixException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message; fit for one line before people. */
    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}

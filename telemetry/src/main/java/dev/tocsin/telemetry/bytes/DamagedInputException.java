package dev.tocsin.telemetry.bytes;

import java.io.IOException;

/**
 * A compressed input that cannot be read to its end: cut off, damaged, or asking for more memory than is allowed. What
 * came before the damage has already been handed out.
 */
public final class DamagedInputException extends IOException {

    private static final long serialVersionUID = 1L;

    public DamagedInputException(String message) {
        super(message);
    }

    public DamagedInputException(String message, Throwable cause) {
        super(message, cause);
    }
}

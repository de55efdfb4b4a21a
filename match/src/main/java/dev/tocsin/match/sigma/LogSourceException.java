package dev.tocsin.match.sigma;

/** A log source file that does not say what one says; the message names the file and the place in it. */
public final class LogSourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogSourceException(String file, String place, String message) {
        super(file + ", " + place + ": " + message);
    }

    LogSourceException(String file, Throwable cause) {
        super(file + ": " + cause.getMessage(), cause);
    }
}

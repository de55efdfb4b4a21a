package dev.tocsin.match.sigma;

import dev.tocsin.sigma.problem.Quoted;

/** A log source file that does not say what one says; the message names the file and the place in it. */
public final class LogSourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogSourceException(String file, String place, String message) {
        super(Quoted.line(file) + ", " + place + ": " + message);
    }

    LogSourceException(String file, Throwable cause) {
        super(Quoted.line(file) + ": " + cause.getMessage(), cause);
    }
}

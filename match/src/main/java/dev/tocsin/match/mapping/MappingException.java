package dev.tocsin.match.mapping;

/** A mapping file that does not say what a mapping file says; the message names the file and the place in it. */
public final class MappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MappingException(String file, String place, String message) {
        super(file + ", " + place + ": " + message);
    }

    MappingException(String file, Throwable cause) {
        super(file + ": " + cause.getMessage(), cause);
    }

    MappingException(String file, String message, Throwable cause) {
        super(file + ": " + message, cause);
    }
}

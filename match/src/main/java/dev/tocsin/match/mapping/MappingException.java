package dev.tocsin.match.mapping;

import dev.tocsin.stix.StixException;

/** A mapping file that does not say what a mapping file says; the message names the file and the entry or line in it. */
public final class MappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MappingException(String file, String place, String message) {
        super(file + ", " + place + ": " + message);
    }

    MappingException(String file, String place, String message, Throwable cause) {
        super(file + ", " + place + ": " + message, cause);
    }

    /** Of a file that is no JSON: the cause names line and column. */
    MappingException(String file, StixException notJson) {
        super(file + ": " + notJson.getMessage(), notJson);
    }
}

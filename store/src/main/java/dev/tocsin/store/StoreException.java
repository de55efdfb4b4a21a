package dev.tocsin.store;

/** The store could not do its part: what happened, with what is at fault, and what to try. Nothing was half done. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String hint;

    StoreException(Kind kind, String message, String hint) {
        super(message);
        this.kind = kind;
        this.hint = hint;
    }

    StoreException(Kind kind, String message, String hint, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.hint = hint;
    }

    /** What is wrong. */
    public enum Kind {
        /** There is no room to write; what was there is unharmed and can be read. */
        DISK_FULL,
        /** Another process has the data folder. */
        IN_USE,
        /** A newer Tocsin wrote the database. */
        NEWER_SCHEMA,
        /** What is there is not a database of Tocsin's, or no longer a whole one. */
        DAMAGED,
        /** The file or the server cannot be reached, read or written. */
        UNAVAILABLE
    }

    public Kind kind() {
        return kind;
    }

    /** What to try; begins in lower case and ends without a full stop. */
    public String hint() {
        return hint;
    }
}

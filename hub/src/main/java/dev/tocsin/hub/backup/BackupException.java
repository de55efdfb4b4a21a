package dev.tocsin.hub.backup;

import java.util.Objects;

/** A backup that cannot be made or put back; the message says why, the hint what to do. */
public final class BackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    BackupException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    BackupException(String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    /** The message; fit for one line before people. */
    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }

    /** What could be done about it, in one line. */
    public String hint() {
        return hint;
    }
}

package dev.tocsin.ledger;

import java.util.Objects;

/** Bytes or text that are not what a log, a note or a receipt has to be; the message quotes the value, the hint says what to do. */
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    public LedgerException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public LedgerException(String message, String hint, Throwable cause) {
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

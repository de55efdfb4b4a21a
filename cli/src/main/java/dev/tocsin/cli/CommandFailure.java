package dev.tocsin.cli;

/** A command could not do what it was asked to: what happened, with the offending value, and what to try. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    /** Both begin in lower case and end without a full stop; they are shown on lines of their own. */
    public CommandFailure(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public CommandFailure(String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}

package dev.tocsin.hub;

import org.jspecify.annotations.Nullable;

/** A hub could not listen where it was told to: the address, and why it cannot be had. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    private CannotListenException(ListenAddress address, Reason reason, String why, @Nullable Throwable cause) {
        super("cannot listen at " + address + ": " + why, cause);
        this.reason = reason;
    }

    /** Why an address cannot be had. */
    public enum Reason {
        /** Another program has it. */
        IN_USE,
        /** This user may not have that port; on most systems, one below 1024. */
        NOT_PERMITTED,
        /** No interface of this machine has it. */
        NOT_OF_THIS_MACHINE,
        /** No address is known for the name. */
        UNKNOWN_NAME,
        /** Whatever else the system says. */
        OTHER,
        /** The address can be had, and the HTTP server did not start for a reason that stands in its log. */
        NOT_STARTED
    }

    public Reason reason() {
        return reason;
    }

    static CannotListenException because(ListenAddress address, Reason reason, Throwable cause) {
        String why = switch (reason) {
            case IN_USE -> "it is in use";
            case NOT_PERMITTED -> "this user may not have port " + address.port();
            case NOT_OF_THIS_MACHINE -> "no interface of this machine has that address";
            case UNKNOWN_NAME -> "no address is known for that name";
            case OTHER, NOT_STARTED -> String.valueOf(cause.getMessage());
        };
        return new CannotListenException(address, reason, why, cause);
    }

    static CannotListenException notStarted(ListenAddress address) {
        return new CannotListenException(
                address, Reason.NOT_STARTED, "the HTTP server did not start; its log says why", null);
    }
}

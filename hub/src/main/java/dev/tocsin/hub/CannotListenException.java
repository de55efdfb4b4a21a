package dev.tocsin.hub;

import java.net.BindException;

/** A hub could not listen where it was told to. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean inUse;

    private CannotListenException(String message, boolean inUse, Throwable cause) {
        super(message, cause);
        this.inUse = inUse;
    }

    /** Whether another program has the address. */
    public boolean inUse() {
        return inUse;
    }

    static CannotListenException of(ListenAddress address, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                boolean inUse = String.valueOf(cause.getMessage()).contains("in use");
                String why = inUse ? "it is in use" : String.valueOf(cause.getMessage());
                return new CannotListenException("cannot listen at " + address + ": " + why, inUse, failure);
            }
        }
        throw failure;
    }
}

package dev.tocsin.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** A hub could not listen where it was told to. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean inUse;

    private CannotListenException(String message, boolean inUse, @Nullable Throwable cause) {
        super(message, cause);
        this.inUse = inUse;
    }

    /** Whether another program has the address. */
    public boolean inUse() {
        return inUse;
    }

    /** Why an address cannot be had: the server does not say, so it is tried once more, by hand. */
    static CannotListenException at(ListenAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address.host(), address.port()));
            return new CannotListenException("cannot listen at " + address + ": it was in use until now", true, null);
        } catch (IOException e) {
            boolean inUse = String.valueOf(e.getMessage()).contains("in use");
            String why = inUse ? "it is in use" : String.valueOf(e.getMessage());
            return new CannotListenException("cannot listen at " + address + ": " + why, inUse, e);
        }
    }
}

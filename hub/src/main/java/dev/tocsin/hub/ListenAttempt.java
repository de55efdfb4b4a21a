package dev.tocsin.hub;

import dev.tocsin.hub.CannotListenException.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;

/** Takes an address for a moment, before the HTTP server does, which does not say to its caller why it cannot. */
final class ListenAttempt {

    private ListenAttempt() {}

    /** @throws CannotListenException if the address cannot be had */
    static void at(ListenAddress address) {
        InetSocketAddress wanted = new InetSocketAddress(address.host(), address.port());
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(wanted);
        } catch (IOException e) {
            throw CannotListenException.because(address, reason(wanted, e), e);
        }
    }

    /** What the system says is only text; what can be known without reading it is. */
    private static Reason reason(InetSocketAddress wanted, IOException failure) {
        if (wanted.isUnresolved()) {
            return Reason.UNKNOWN_NAME;
        }
        if (!isOfThisMachine(wanted, failure)) {
            return Reason.NOT_OF_THIS_MACHINE;
        }
        String said = String.valueOf(failure.getMessage());
        if (said.contains("in use")) {
            return Reason.IN_USE;
        }
        return said.contains("denied") || said.contains("not permitted") ? Reason.NOT_PERMITTED : Reason.OTHER;
    }

    private static boolean isOfThisMachine(InetSocketAddress wanted, IOException failure) {
        var address = wanted.getAddress();
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            failure.addSuppressed(e);
            return true; // not known: the system's own words decide
        }
    }
}

package dev.tocsin.hub.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where requests come from, as far as that can be told apart: an IPv4 address, or an IPv6 network of 64 bits, since
 * whoever has one address of it has all of them (RFC 4291 §2.5.4).
 *
 * @param network the address; of an IPv6 network, with zeros behind its 64 bits
 */
public record Source(InetAddress network) {

    private static final int NETWORK_BYTES = 8;

    public Source {
        network = masked(network);
    }

    /** As people write it; a network with the length of its prefix. */
    @Override
    public String toString() {
        return network.getHostAddress() + (network instanceof Inet6Address ? "/64" : "");
    }

    private static InetAddress masked(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an IPv6 address has 16 bytes", e);
        }
    }
}

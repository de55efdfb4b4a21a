package dev.tocsin.match.sigma;

import dev.tocsin.sigma.detection.Network;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a text is an address in a network; IPv4 and IPv6 have nothing in common here. */
public final class AddressMatch {

    private static final int IPV6_BYTES = 16;
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");

    private AddressMatch() {}

    /** Whether it is. */
    public static boolean isIn(Network network, String text) {
        byte[] base = network.bytes();
        return address(text)
                .filter(address -> address.length == base.length)
                .map(address -> sameBits(address, base, network.prefixLength()))
                .orElse(false);
    }

    private static boolean sameBits(byte[] address, byte[] base, int count) {
        for (int bit = 0; bit < count; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((address[bit / Byte.SIZE] & mask) != (base[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<byte[]> address(String text) {
        if (IPV4.matcher(text).matches()) {
            return Optional.of(InetAddress.ofLiteral(text).getAddress());
        }
        if (!IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(sixteen(InetAddress.ofLiteral(text).getAddress()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the JDK's way of saying that it is no address
        }
    }

    /** The JDK takes {@code ::ffff:1.2.3.4} for an IPv4 address (RFC 4291 §2.5.5.2); here it stays what it is written as. */
    private static byte[] sixteen(byte[] address) {
        if (address.length == IPV6_BYTES) {
            return address;
        }
        byte[] mapped = new byte[IPV6_BYTES];
        Arrays.fill(mapped, 10, 12, (byte) 0xff);
        System.arraycopy(address, 0, mapped, 12, address.length);
        return mapped;
    }
}

package dev.tocsin.stix.pattern;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One IP address, or all that share a prefix in CIDR notation (STIX 2.1 §6.4, §6.5).
 *
 * <p>Bits after the prefix do not count, so {@code 198.51.100.7/24} is the range of {@code 198.51.100.0/24}, and an
 * address without a prefix is the range of itself alone: {@code /32} and {@code /128} may be left away.
 */
public final class IpRange {

    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private final byte[] network;
    private final int prefix;

    private IpRange(byte[] address, int prefix) {
        this.network = masked(address, prefix);
        this.prefix = prefix;
    }

    /** Reads an address or a CIDR block; nothing where the text is neither. No name is ever looked up. */
    public static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        return address(slash < 0 ? text : text.substring(0, slash)).flatMap(bytes -> {
            int bits = bytes.length * 8;
            return (slash < 0 ? Optional.of(bits) : prefix(text.substring(slash + 1), bits))
                    .map(prefix -> new IpRange(bytes, prefix));
        });
    }

    /** Whether every address of the other is one of this; never across the two versions of IP. */
    public boolean contains(IpRange other) {
        return network.length == other.network.length
                && prefix <= other.prefix
                && Arrays.equals(network, masked(other.network, prefix));
    }

    /** Whether it is no more than one address. */
    public boolean isSingle() {
        return prefix == network.length * 8;
    }

    /** The first address, in 4 or 16 bytes of network order. */
    public byte[] first() {
        return network.clone();
    }

    /** The last address, in as many bytes. */
    public byte[] last() {
        byte[] last = network.clone();
        for (int i = 0; i < last.length; i++) {
            int kept = Math.clamp(prefix - i * 8L, 0, 8);
            last[i] |= (byte) (0xff >>> kept);
        }
        return last;
    }

    private static Optional<Integer> prefix(String digits, int bits) {
        boolean plain =
                digits.length() <= 3 && !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain && Integer.parseInt(digits) <= bits ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    private static Optional<byte[]> address(String text) {
        Matcher v4 = V4.matcher(text);
        if (v4.matches()) {
            byte[] bytes = new byte[4];
            for (int i = 0; i < bytes.length; i++) {
                String octet = v4.group(i + 1);
                // A leading zero is read as octal by some: no one address.
                if (Integer.parseInt(octet) > 255 || (octet.length() > 1 && octet.startsWith("0"))) {
                    return Optional.empty();
                }
                bytes[i] = (byte) Integer.parseInt(octet);
            }
            return Optional.of(bytes);
        }
        if (!V6.matcher(text).matches() || text.indexOf(':') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(sixteen(Inet6Address.ofLiteral(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The JDK hands an IPv4-mapped address back as IPv4; as STIX sees it, it is of type {@code ipv6-addr}. */
    private static byte[] sixteen(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 16) {
            return bytes;
        }
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        System.arraycopy(bytes, 0, mapped, 12, 4);
        return mapped;
    }

    private static byte[] masked(byte[] address, int prefix) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(prefix - i * 8L, 0, 8);
            masked[i] &= (byte) (0xff << (8 - kept));
        }
        return masked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpRange that && prefix == that.prefix && Arrays.equals(network, that.network);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(network) * 31 + prefix;
    }

    /** The network address and the prefix, as in {@code 198.51.100.0/24}. */
    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/" + prefix;
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("an address of " + network.length + " bytes", e);
        }
    }
}

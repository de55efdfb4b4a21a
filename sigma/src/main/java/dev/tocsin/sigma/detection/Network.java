package dev.tocsin.sigma.detection;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of addresses in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3).
 *
 * @param address four bytes or sixteen, lowercase hexadecimal; the bits after the prefix are zero
 * @param prefixLength in bits
 */
public record Network(String address, int prefixLength) {

    private static final Pattern CIDR = Pattern.compile("([0-9.]{7,15}|[0-9a-fA-F:.]{2,45})(?:/([0-9]{1,3}))?");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    public Network {
        int bits = address.length() * 4;
        if ((bits != 32 && bits != 128) || prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("not a network: " + address + "/" + prefixLength);
        }
    }

    /** Reads a network, or a single address, which is a network of one; empty where the text is neither. */
    static Optional<Network> parse(String text) {
        Matcher cidr = CIDR.matcher(text);
        if (!cidr.matches()) {
            return Optional.empty();
        }
        String address = cidr.group(1);
        if (address.indexOf(':') < 0 && !IPV4.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            String prefix = cidr.group(2);
            int length = prefix == null ? bytes.length * 8 : Integer.parseInt(prefix);
            return length > bytes.length * 8 ? Optional.empty() : Optional.of(masked(bytes, length));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address as bytes: four for IPv4, sixteen for IPv6. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(address);
    }

    /** Whether it is wider than the text it was read from says, because bits after the prefix are set there. */
    boolean isWider(String text) {
        String written = text.split("/", 2)[0];
        return !HexFormat.of()
                .formatHex(InetAddress.ofLiteral(written).getAddress())
                .equals(address);
    }

    private static Network masked(byte[] bytes, int length) {
        byte[] network = Arrays.copyOf(bytes, bytes.length);
        for (int bit = length; bit < bytes.length * 8; bit++) {
            network[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return new Network(HexFormat.of().formatHex(network), length);
    }
}

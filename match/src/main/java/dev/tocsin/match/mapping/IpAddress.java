package dev.tocsin.match.mapping;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * An IP address in the one text form that observations use: dotted decimal, or IPv6 by RFC 5952.
 *
 * @param text the canonical form
 * @param version 4 or 6
 */
record IpAddress(String text, int version) {

    private static final int LONGEST = 64;

    /**
     * Reads an address. A zone ({@code %eth0}) is dropped, an IPv4 address mapped into IPv6 is read as IPv4; no name is
     * ever looked up.
     */
    static Optional<IpAddress> parse(String written) {
        String text = written.strip();
        int zone = text.indexOf('%');
        if (zone > 0) {
            text = text.substring(0, zone);
        }
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return text.indexOf(':') >= 0 ? v6(text) : v4(text);
    }

    private static Optional<IpAddress> v4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4) {
            return Optional.empty();
        }
        for (String octet : octets) {
            boolean digits =
                    !octet.isEmpty() && octet.length() <= 3 && octet.chars().allMatch(c -> c >= '0' && c <= '9');
            // A leading zero is octal to some and decimal to others: no one address.
            if (!digits || (octet.length() > 1 && octet.startsWith("0")) || Integer.parseInt(octet) > 255) {
                return Optional.empty();
            }
        }
        return Optional.of(new IpAddress(text, 4));
    }

    private static Optional<IpAddress> v6(String text) {
        if (!text.chars().allMatch(c -> c == ':' || c == '.' || (c < 128 && Character.digit(c, 16) >= 0))) {
            return Optional.empty();
        }
        try {
            // A text with a colon is taken as a literal or refused, never resolved.
            InetAddress address = InetAddress.ofLiteral(text);
            return Optional.of(
                    address instanceof Inet4Address
                            ? new IpAddress(address.getHostAddress(), 4)
                            : new IpAddress(compressed(address.getAddress()), 6));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** RFC 5952 §4: lower case, no leading zeros, the first longest run of two or more zero groups as {@code ::}. */
    private static String compressed(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < groups.length; i++) {
            int end = i;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - i > bestLength) {
                bestStart = i;
                bestLength = end - i;
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == bestStart) {
                out.append("::");
                i += bestLength - 1;
            } else {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
                    out.append(':');
                }
                out.append(Integer.toHexString(groups[i]));
            }
        }
        return out.toString();
    }
}

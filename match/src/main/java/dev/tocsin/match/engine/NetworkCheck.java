package dev.tocsin.match.engine;

import dev.tocsin.match.sigma.AddressMatch;
import dev.tocsin.sigma.detection.Network;
import java.util.function.Predicate;

/**
 * Whether a text is an address in a network, as {@link AddressMatch} says it. Addresses in the forms that logs write are read in place;
 * whatever is neither such an address nor plainly none is left to it. Immutable; safe to share.
 */
final class NetworkCheck implements Predicate<CharSequence> {

    private static final int LONGEST = 45;
    private static final int GROUPS = 8;
    private static final int V4_BYTES = 4;

    private final Network network;
    private final boolean v4;
    private final long high;
    private final long low;

    NetworkCheck(Network network) {
        this.network = network;
        byte[] bytes = network.bytes();
        this.v4 = bytes.length == V4_BYTES;
        this.high = v4 ? 0 : number(bytes, 0, Long.BYTES);
        this.low = v4 ? number(bytes, 0, V4_BYTES) : number(bytes, Long.BYTES, bytes.length);
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << Byte.SIZE | (bytes[i] & 0xff);
        }
        return number;
    }

    @Override
    public boolean test(CharSequence text) {
        if (text.length() < 2 || text.length() > LONGEST) {
            return false;
        }
        boolean colon = false;
        boolean dot = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            colon |= c == ':';
            dot |= c == '.';
            if (c != ':' && c != '.' && hex(c) < 0) {
                return false;
            }
        }
        if (colon) {
            return !v4 && (dot ? AddressMatch.isIn(network, text.toString()) : isInV6(text));
        }
        return v4 && isInV4(text);
    }

    /** Four decimal numbers without leading zeros. */
    private boolean isInV4(CharSequence text) {
        long address = 0;
        int at = 0;
        for (int number = 0; number < V4_BYTES; number++) {
            int first = at;
            int value = 0;
            while (at < text.length() && value <= 255 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                value = value * 10 + text.charAt(at++) - '0';
            }
            if (at == first || value > 255 || (at > first + 1 && text.charAt(first) == '0')) {
                return false;
            }
            address = address << Byte.SIZE | value;
            if (number < V4_BYTES - 1 && (at == text.length() || text.charAt(at++) != '.')) {
                return false;
            }
        }
        return at == text.length() && same(address, low, network.prefixLength() + Integer.SIZE);
    }

    /** Groups of one to four hexadecimal digits, eight or fewer with one gap; anything else is left to the other. */
    private boolean isInV6(CharSequence text) {
        long first = 0;
        long second = 0;
        int groups = 0;
        int gap = -1;
        long behindHigh = 0;
        long behindLow = 0;
        int at = 0;
        if (text.charAt(0) == ':') {
            if (text.charAt(1) != ':') {
                return false;
            }
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            int begin = at;
            int group = 0;
            while (at < text.length() && at - begin <= 4 && text.charAt(at) != ':') {
                group = group << 4 | hex(text.charAt(at++));
            }
            if (at == begin || at - begin > 4 || groups == GROUPS) {
                return AddressMatch.isIn(network, text.toString());
            }
            groups++;
            if (gap < 0) {
                first = first << Short.SIZE | second >>> 48;
                second = second << Short.SIZE | group;
            } else {
                behindHigh = behindHigh << Short.SIZE | behindLow >>> 48;
                behindLow = behindLow << Short.SIZE | group;
            }
            if (at == text.length()) {
                break;
            }
            at++;
            if (at == text.length()) {
                return AddressMatch.isIn(network, text.toString());
            }
            if (text.charAt(at) == ':') {
                if (gap >= 0) {
                    return AddressMatch.isIn(network, text.toString());
                }
                gap = groups;
                at++;
            }
        }
        if (gap < 0 ? groups != GROUPS : groups >= GROUPS) {
            return AddressMatch.isIn(network, text.toString());
        }
        if (gap >= 0) {
            for (int missing = GROUPS - gap; missing > 0; missing--) {
                first = first << Short.SIZE | second >>> 48;
                second <<= Short.SIZE;
            }
            first |= behindHigh;
            second |= behindLow;
        }
        int length = network.prefixLength();
        return same(first, high, Math.min(length, Long.SIZE)) && same(second, low, Math.max(length - Long.SIZE, 0));
    }

    /** Whether the first bits of two numbers are the same. */
    private static boolean same(long one, long other, int bits) {
        return bits == 0 || (one ^ other) >>> (Long.SIZE - bits) == 0;
    }

    private static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}

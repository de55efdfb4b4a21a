package dev.tocsin.match.indicator;

/**
 * Reads an IP address where it is written, without making an object: RFC 4291 §2.2 for IPv6, four decimal numbers without
 * leading zeros for IPv4. A zone is passed over; an IPv4 address mapped into IPv6 is the IPv4 address. Not safe for use by
 * several threads at once.
 */
final class WrittenAddress {

    private static final int LONGEST = 64;
    private static final int GROUPS = 8;

    private final int[] groups = new int[GROUPS];
    private int version;
    private long high;
    private long low;

    /** 4 or 6. */
    int version() {
        return version;
    }

    /** The first 64 bits of an IPv6 address; 0 for IPv4. */
    long high() {
        return high;
    }

    /** The last 64 bits of an IPv6 address, or the 32 of IPv4. */
    long low() {
        return low;
    }

    /** @return whether it is an address, the values being those of another one otherwise */
    boolean read(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return false;
        }
        for (int at = from; at < to; at++) {
            byte c = bytes[at];
            if (c == ':') {
                return v6(bytes, from, to);
            }
            if (c == '.') {
                return v4(bytes, from, withoutZone(bytes, at, to));
            }
            if (hex(c) < 0) {
                return false;
            }
        }
        return false;
    }

    private static int withoutZone(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '%') {
                return at;
            }
        }
        return to;
    }

    private boolean v4(byte[] bytes, int from, int to) {
        long address = fourNumbers(bytes, from, to, false);
        if (address < 0) {
            return false;
        }
        version = 4;
        high = 0;
        low = address;
        return true;
    }

    /**
     * The 32 bits, or -1.
     *
     * @param zeros whether numbers may begin with zeros: to some they make it octal, but not behind IPv6 groups
     */
    private static long fourNumbers(byte[] bytes, int from, int to, boolean zeros) {
        long address = 0;
        int at = from;
        for (int number = 0; number < 4; number++) {
            int first = at;
            int value = 0;
            while (at < to && value <= 255 && bytes[at] >= '0' && bytes[at] <= '9') {
                value = value * 10 + bytes[at++] - '0';
            }
            if (at == first || value > 255 || (!zeros && bytes[first] == '0' && at > first + 1)) {
                return -1;
            }
            address = address << 8 | value;
            if (number < 3 && (at == to || bytes[at++] != '.')) {
                return -1;
            }
        }
        return at == to ? address : -1;
    }

    private boolean v6(byte[] bytes, int from, int end) {
        int to = withoutZone(bytes, from, end);
        int count = 0;
        int gap = -1;
        int at = from;
        if (to - at >= 2 && bytes[at] == ':' && bytes[at + 1] == ':') {
            gap = 0;
            at += 2;
        }
        while (at < to) {
            int first = at;
            int group = 0;
            while (at < to && group <= 0xffff && hex(bytes[at]) >= 0) {
                group = group << 4 | hex(bytes[at++]);
            }
            if (at < to && bytes[at] == '.') {
                long embedded = count + 2 <= GROUPS ? fourNumbers(bytes, first, to, true) : -1;
                if (embedded < 0) {
                    return false;
                }
                groups[count++] = (int) (embedded >>> 16);
                groups[count++] = (int) embedded & 0xffff;
                break;
            }
            if (at == first || group > 0xffff || count == GROUPS) {
                return false;
            }
            groups[count++] = group;
            if (at == to) {
                break;
            }
            if (bytes[at++] != ':' || at == to) {
                return false;
            }
            if (bytes[at] == ':') {
                if (gap >= 0) {
                    return false;
                }
                gap = count;
                at++;
            }
        }
        if (gap < 0 ? count != GROUPS : count >= GROUPS) {
            return false;
        }
        take(count, gap);
        return true;
    }

    private void take(int count, int gap) {
        long first = 0;
        long second = 0;
        int missing = GROUPS - count;
        for (int i = 0; i < GROUPS; i++) {
            int group = gap < 0 || i < gap ? groups[i] : i < gap + missing ? 0 : groups[i - missing];
            first = first << 16 | second >>> 48;
            second = second << 16 | group;
        }
        boolean mapped = first == 0 && second >>> 32 == 0xffff;
        version = mapped ? 4 : 6;
        high = first;
        low = mapped ? second & 0xffff_ffffL : second;
    }

    private static int hex(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}

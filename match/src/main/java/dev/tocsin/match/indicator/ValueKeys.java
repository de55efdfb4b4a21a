package dev.tocsin.match.indicator;

import java.util.Arrays;

/**
 * The keys of values that stand in a record's bytes: each is the key of an indicator that would mean the value. They are
 * collected until {@link #clear}, so that many are looked up at once. Nothing is allocated once there was an event with as many
 * keys. Not safe for use by several threads at once.
 *
 * <p>Escapes must be undone before. What cannot be of its kind has no key.
 */
public final class ValueKeys {

    /** In bytes; a name has at most 253, and four times as many where each is written as an escape. */
    static final int LONGEST_DOMAIN = 1_024;
    /** How many slashes of a URL's path end a prefix that can be asked for. */
    static final int DEEPEST_PREFIX = 64;

    private static final int WHOLE = 1;
    private static final int BELOW = 2;

    private final long seed;
    private final WrittenAddress address = new WrittenAddress();
    private Networks networks = Networks.NONE;
    private long[] keys = new long[64];
    private int count;

    /** @param seed that of the indicators' keys */
    public ValueKeys(long seed) {
        this.seed = seed;
    }

    /** From now on addresses have keys for those networks, too. */
    public void networks(Networks all) {
        networks = all;
    }

    /** Forgets all keys. */
    public void clear() {
        count = 0;
    }

    public int count() {
        return count;
    }

    public long key(int index) {
        return keys[index];
    }

    /** Adds the keys of a value of that kind. */
    public void add(ValueKind kind, byte[] bytes, int from, int to) {
        switch (kind) {
            case ADDRESS -> address(bytes, from, to);
            case DOMAIN -> domain(bytes, from, to);
            case URL -> url(bytes, from, to);
            case HASH, EMAIL, FOLDED, EXACT -> text(kind, bytes, from, to);
        }
    }

    /**
     * An address: as itself, and as one of each network it is in.
     *
     * @return whether it is an address
     */
    public boolean address(byte[] bytes, int from, int to) {
        if (!address.read(bytes, from, to)) {
            return false;
        }
        if (address.version() == 4) {
            add(ofNetwork(4, Integer.SIZE));
            for (int lengths = networks.v4(address.low()); lengths != 0; lengths &= lengths - 1) {
                add(ofNetwork(4, Integer.numberOfTrailingZeros(lengths)));
            }
        } else {
            add(ofNetwork(6, 2 * Long.SIZE));
            if (networks.mayHold(address.high())) {
                for (int length = networks.nextV6(0); length >= 0; length = networks.nextV6(length + 1)) {
                    add(ofNetwork(6, length));
                }
            }
        }
        return true;
    }

    /**
     * A network of an address, written with or without its length ({@code 192.0.2.0/24}); bits behind the length do not count.
     *
     * @return its length, or -1 if it is no network
     */
    int network(byte[] bytes, int from, int to) {
        int slash = from;
        while (slash < to && bytes[slash] != '/') {
            slash++;
        }
        if (!address.read(bytes, from, slash)) {
            return -1;
        }
        int most = address.version() == 4 ? Integer.SIZE : 2 * Long.SIZE;
        int length = slash == to ? most : number(bytes, slash + 1, to);
        if (length < 0 || length > most) {
            return -1;
        }
        add(ofNetwork(address.version(), length));
        return length;
    }

    /** The address that was read last. */
    WrittenAddress address() {
        return address;
    }

    /** Up to three digits, or -1. */
    private static int number(byte[] bytes, int from, int to) {
        int number = from < to && to - from <= 3 ? 0 : -1;
        for (int at = from; at < to && number >= 0; at++) {
            number = bytes[at] >= '0' && bytes[at] <= '9' ? number * 10 + bytes[at] - '0' : -1;
        }
        return number;
    }

    private long ofNetwork(int version, int length) {
        int free = (version == 4 ? Integer.SIZE : 2 * Long.SIZE) - length;
        long high = free >= 2 * Long.SIZE
                ? 0
                : free <= Long.SIZE ? address.high() : address.high() & (-1L << (free - Long.SIZE));
        long low = free >= Long.SIZE ? 0 : address.low() & (-1L << free);
        long chain = KeyHash.word(KeyHash.word(start(ValueKind.ADDRESS), high), low);
        return KeyHash.end(chain, version << 8 | length);
    }

    /** A domain name: every domain it is in, from the last label up to itself, and last the name alone. */
    public void domain(byte[] bytes, int from, int to) {
        int end = to > from && bytes[to - 1] == '.' ? to - 1 : to;
        if (end - from > LONGEST_DOMAIN || end == from) {
            return;
        }
        long chain = start(ValueKind.DOMAIN);
        int label = end;
        for (int at = end - 1; at >= from; at--) {
            if (bytes[at] == '.') {
                chain = KeyHash.bytes(chain, bytes, at + 1, label, true);
                add(KeyHash.end(chain, BELOW));
                label = at;
            }
        }
        chain = KeyHash.bytes(chain, bytes, from, label, true);
        add(KeyHash.end(chain, BELOW));
        add(KeyHash.end(chain, WHOLE));
    }

    /**
     * A URL: its host as an address or a domain, every part of it that ends with a slash of the path, and last the whole.
     *
     * <p>Only host, path and query count, the host without regard to case; an empty path is {@code /} (RFC 3986 §6.2.3). Scheme,
     * user, port and fragment say nothing here, and may be missing: who wants to tell them apart compares what was found.
     */
    public void url(byte[] bytes, int from, int to) {
        int end = indexOf(bytes, '#', from, to);
        int host = behindScheme(bytes, from, end);
        int path = host;
        while (path < end && bytes[path] != '/' && bytes[path] != '?') {
            path++;
        }
        url(bytes, behindUser(bytes, host, path), path, bytes, path, end);
    }

    /** A URL whose host, with or without a port, and path are two values. */
    public void url(byte[] ofHost, int host, int hostEnd, byte[] ofPath, int path, int pathEnd) {
        if (host == hostEnd && path == pathEnd) {
            return;
        }
        int bare = withoutPort(ofHost, host, hostEnd);
        boolean bracketed = bare > host && ofHost[host] == '[' && ofHost[bare - 1] == ']';
        long chain = start(ValueKind.URL);
        if (bracketed ? address(ofHost, host + 1, bare - 1) : address(ofHost, host, bare)) {
            chain = KeyHash.word(chain, address.version());
            chain = KeyHash.word(KeyHash.word(chain, address.high()), address.low());
        } else {
            int nameEnd = bare > host && ofHost[bare - 1] == '.' ? bare - 1 : bare;
            domain(ofHost, host, nameEnd);
            chain = KeyHash.bytes(chain, ofHost, host, nameEnd, true);
        }
        path(chain, ofPath, path, indexOf(ofPath, '#', path, pathEnd));
    }

    private void path(long host, byte[] bytes, int from, int end) {
        boolean written = from < end && bytes[from] == '/';
        long chain = KeyHash.end(host, '/');
        add(KeyHash.end(chain, BELOW));
        int segment = written ? from + 1 : from;
        int query = indexOf(bytes, '?', segment, end);
        int depth = 1;
        for (int at = segment; at < query && depth < DEEPEST_PREFIX; at++) {
            if (bytes[at] == '/') {
                chain = KeyHash.bytes(chain, bytes, segment, at + 1, false);
                add(KeyHash.end(chain, BELOW));
                segment = at + 1;
                depth++;
            }
        }
        add(KeyHash.end(KeyHash.bytes(chain, bytes, segment, end, false), WHOLE));
    }

    /** Text of a kind that is taken as a whole: a hash, an e-mail address, any text. */
    public void text(ValueKind kind, byte[] bytes, int from, int to) {
        if (to > from) {
            add(KeyHash.end(KeyHash.bytes(start(kind), bytes, from, to, kind.folds()), WHOLE));
        }
    }

    /** Where the host begins: behind a scheme and {@code ://}, or at the beginning. */
    static int behindScheme(byte[] bytes, int from, int to) {
        int colon = from;
        while (colon < to && isOfScheme(bytes[colon])) {
            colon++;
        }
        boolean scheme = colon + 2 < to && bytes[colon] == ':' && bytes[colon + 1] == '/' && bytes[colon + 2] == '/';
        return scheme ? colon + 3 : from;
    }

    /** RFC 3986 §3.1. */
    private static boolean isOfScheme(byte c) {
        int letter = c | 0x20;
        return (letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    }

    private static int behindUser(byte[] bytes, int from, int to) {
        int at = to;
        while (at > from && bytes[at - 1] != '@') {
            at--;
        }
        return at;
    }

    /** Where the host ends. */
    private static int withoutPort(byte[] bytes, int from, int to) {
        int at = to;
        while (at > from && bytes[at - 1] >= '0' && bytes[at - 1] <= '9') {
            at--;
        }
        boolean port = at > from
                && bytes[at - 1] == ':'
                && (bytes[from] != '[' ? single(bytes, from, at - 1) : bytes[at - 2] == ']');
        return port ? at - 1 : to;
    }

    /** Whether there is no colon: an IPv6 address that stands without brackets has no port. */
    private static boolean single(byte[] bytes, int from, int to) {
        return indexOf(bytes, ':', from, to) == to;
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private long start(ValueKind kind) {
        return KeyHash.start(seed, kind.tag);
    }

    private void add(long key) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
        }
        keys[count++] = key;
    }
}

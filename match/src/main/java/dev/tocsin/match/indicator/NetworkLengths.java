package dev.tocsin.match.indicator;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * How many bits the networks among some indicators fix: an address is asked about once for each of these lengths. Immutable.
 */
public final class NetworkLengths {

    public static final NetworkLengths NONE = new NetworkLengths(new int[0], new int[0]);

    private final int[] v4;
    private final int[] v6;

    private NetworkLengths(int[] v4, int[] v6) {
        this.v4 = v4;
        this.v6 = v6;
    }

    /** Of networks of that IP version, 4 or 6, that length. */
    public static NetworkLengths of(int version, int length) {
        int most = switch (version) {
            case 4 -> Integer.SIZE;
            case 6 -> 2 * Long.SIZE;
            default -> throw new IllegalArgumentException("no version of IP: " + version);
        };
        if (length < 0 || length > most) {
            throw new IllegalArgumentException(
                    "an IPv" + version + " network fixes 0 to " + most + " bits, not " + length);
        }
        int[] lengths = {length};
        return version == 4 ? new NetworkLengths(lengths, new int[0]) : new NetworkLengths(new int[0], lengths);
    }

    /** These and those. */
    public NetworkLengths and(NetworkLengths others) {
        return new NetworkLengths(union(v4, others.v4), union(v6, others.v6));
    }

    private static int[] union(int[] some, int[] others) {
        BitSet all = new BitSet();
        IntStream.concat(IntStream.of(some), IntStream.of(others)).forEach(all::set);
        return all.stream().toArray();
    }

    int count(int version) {
        return version == 4 ? v4.length : v6.length;
    }

    int length(int version, int index) {
        return version == 4 ? v4[index] : v6[index];
    }
}

package dev.tocsin.match.indicator;

import java.util.BitSet;

/**
 * With what the networks among some indicators begin, and how many bits they fix: an address is asked about once for each
 * length that a network has which begins like it. It takes 256 KiB once there is an IPv4 network, and never changes.
 */
public final class Networks {

    public static final Networks NONE = new Networks(new int[0], new BitSet(), new BitSet());

    private static final int BEGINNINGS = 1 << 16;

    /** By the first 16 bits of an address: the lengths as bits, /0 the lowest; those of single addresses never. */
    private final int[] v4;

    /** The first 16 bits of IPv6 networks. */
    private final BitSet v6;

    private final BitSet v6Lengths;

    private Networks(int[] v4, BitSet v6, BitSet v6Lengths) {
        this.v4 = v4;
        this.v6 = v6;
        this.v6Lengths = v6Lengths;
    }

    /** These and those. */
    public Networks and(Networks others) {
        if (others == NONE) {
            return this;
        }
        Collected both = new Collected();
        both.add(this);
        both.add(others);
        return both.all();
    }

    /** The lengths of the IPv4 networks that an address may be in, as bits, /0 the lowest. */
    int v4(long address) {
        return v4.length == 0 ? 0 : v4[(int) (address >>> 16)];
    }

    /** Whether an IPv6 address with those first 64 bits may be in a network. */
    boolean mayHold(long high) {
        return v6.get((int) (high >>> 48));
    }

    /** The first length of IPv6 networks from that one on, or -1. */
    int nextV6(int length) {
        return v6Lengths.nextSetBit(length);
    }

    /** Networks as they come. */
    static final class Collected {

        private int[] v4 = {};
        private final BitSet v6 = new BitSet(BEGINNINGS);
        private final BitSet v6Lengths = new BitSet();

        void add(WrittenAddress network, int length) {
            int free = Math.max(0, 16 - length);
            if (network.version() == 4 && length < Integer.SIZE) {
                v4 = v4.length == 0 ? new int[BEGINNINGS] : v4;
                int first = (int) (network.low() >>> 16) >>> free << free;
                for (int beginning = first; beginning < first + (1 << free); beginning++) {
                    v4[beginning] |= 1 << length;
                }
            } else if (network.version() == 6 && length < 2 * Long.SIZE) {
                int first = (int) (network.high() >>> 48) >>> free << free;
                v6.set(first, first + (1 << free));
                v6Lengths.set(length);
            }
        }

        private void add(Networks networks) {
            if (networks.v4.length > 0) {
                v4 = v4.length == 0 ? new int[BEGINNINGS] : v4;
                for (int beginning = 0; beginning < BEGINNINGS; beginning++) {
                    v4[beginning] |= networks.v4[beginning];
                }
            }
            v6.or(networks.v6);
            v6Lengths.or(networks.v6Lengths);
        }

        Networks all() {
            boolean none = v4.length == 0 && v6.isEmpty();
            return none ? NONE : new Networks(v4.clone(), (BitSet) v6.clone(), (BitSet) v6Lengths.clone());
        }
    }
}

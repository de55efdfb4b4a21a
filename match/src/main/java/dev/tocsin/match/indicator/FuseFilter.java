package dev.tocsin.match.indicator;

/**
 * A binary fuse filter of 64-bit keys with fingerprints of eight bits (T. M. Graf, D. Lemire, "Binary Fuse Filters: Fast and
 * Smaller Than Xor Filters", ACM JEA 27, 2022): about nine bits a key, and one in 256 keys that are not in it is taken for one
 * that is. Immutable and safe to share.
 *
 * <p>A key has three places in three neighbouring segments, and the exclusive-or of what stands there is its fingerprint. To
 * make it so, keys that alone have some place are peeled off one after another until none is left, and written in the
 * opposite order. Now and then no key is alone while some are left; then all begins anew with another seed.
 */
final class FuseFilter {

    private static final int MOST_ATTEMPTS = 200;
    private static final int LONGEST_SEGMENT = 1 << 18;

    private final long seed;
    private final int segment;
    private final long firstPlaces;
    private final byte[] fingerprints;
    private final int attempts;

    private FuseFilter(long seed, int segment, byte[] fingerprints, int attempts) {
        this.seed = seed;
        this.segment = segment;
        this.firstPlaces = fingerprints.length - 2L * segment;
        this.fingerprints = fingerprints;
        this.attempts = attempts;
    }

    /**
     * The filter of the first keys of an array; it needs about 28 bytes a key while it is made.
     *
     * @param keys each once
     * @throws IllegalStateException if it cannot be made, which hardly happens unless a key is there twice
     */
    static FuseFilter of(long[] keys, int count) {
        int segment = segment(count);
        int places = places(count, segment);
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            FuseFilter filter = new FuseFilter(mix(attempt), segment, new byte[places], attempt);
            if (filter.take(keys, count)) {
                return filter;
            }
        }
        throw new IllegalStateException("no filter for " + count + " keys after " + MOST_ATTEMPTS + " attempts");
    }

    /** As the paper has it for three places, §4: a power of two. */
    private static int segment(int keys) {
        int bits = (int) Math.floor(Math.log(Math.max(1, keys)) / Math.log(3.33) + 2.25);
        return Math.min(1 << bits, LONGEST_SEGMENT);
    }

    private static int places(int keys, int segment) {
        double factor = Math.max(1.125, 0.875 + 0.25 * Math.log(1e6) / Math.log(Math.max(2, keys)));
        int segments = (int) Math.ceil(keys * factor / segment);
        return Math.max(3, segments) * segment;
    }

    /** Whether it could be one of the keys; never false for one of them. */
    boolean mayHold(long key) {
        long hash = mix(key ^ seed);
        int first = first(hash);
        byte[] at = fingerprints;
        return (byte) (at[first] ^ at[second(hash, first)] ^ at[third(hash, first)] ^ fingerprint(hash)) == 0;
    }

    /** In bytes. */
    long size() {
        return fingerprints.length;
    }

    /** How many seeds it took. */
    int attempts() {
        return attempts;
    }

    private int first(long hash) {
        return (int) Math.unsignedMultiplyHigh(hash, firstPlaces);
    }

    private int second(long hash, int first) {
        return (first + segment) ^ ((int) (hash >>> 18) & (segment - 1));
    }

    private int third(long hash, int first) {
        return (first + 2 * segment) ^ ((int) hash & (segment - 1));
    }

    private static byte fingerprint(long hash) {
        return (byte) (hash ^ (hash >>> 32));
    }

    /** Neighbouring keys become far ones, by the finishing step of MurmurHash3 (A. Appleby). */
    private static long mix(long key) {
        long hash = (key ^ (key >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
        hash = (hash ^ (hash >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
        return hash ^ (hash >>> 33);
    }

    private boolean take(long[] keys, int count) {
        Peeling peeling = new Peeling(fingerprints.length, count);
        for (int i = 0; i < count; i++) {
            long hash = mix(keys[i] ^ seed);
            int first = first(hash);
            peeling.add(first, hash, 0);
            peeling.add(second(hash, first), hash, 1);
            peeling.add(third(hash, first), hash, 2);
        }
        if (!peeling.peel(count)) {
            return false;
        }
        for (int i = count - 1; i >= 0; i--) {
            long hash = peeling.hashes[i];
            int first = first(hash);
            int second = second(hash, first);
            int third = third(hash, first);
            int own = peeling.which[i];
            byte others = (byte) ((own == 0 ? 0 : fingerprints[first])
                    ^ (own == 1 ? 0 : fingerprints[second])
                    ^ (own == 2 ? 0 : fingerprints[third]));
            fingerprints[own == 0 ? first : own == 1 ? second : third] = (byte) (fingerprint(hash) ^ others);
        }
        return true;
    }

    /** Which keys are at each place, as how many there are and what their hashes and which places of theirs it is come to. */
    private final class Peeling {

        /** By place, how many keys times four, and the exclusive-or of which of their places it is: 0, 1 or 2. */
        private final int[] counts;

        private final long[] together;
        private final int[] alone;
        private final long[] hashes;
        private final byte[] which;

        Peeling(int places, int keys) {
            counts = new int[places];
            together = new long[places];
            alone = new int[places];
            hashes = new long[keys];
            which = new byte[keys];
        }

        void add(int place, long hash, int own) {
            counts[place] = (counts[place] + 4) ^ own;
            together[place] ^= hash;
        }

        private void remove(int place, long hash, int own) {
            counts[place] = (counts[place] - 4) ^ own;
            together[place] ^= hash;
        }

        private boolean isAlone(int place) {
            return counts[place] >>> 2 == 1;
        }

        /** Whether all could be peeled off; their order is kept. */
        boolean peel(int keys) {
            int waiting = 0;
            for (int place = 0; place < counts.length; place++) {
                if (isAlone(place)) {
                    alone[waiting++] = place;
                }
            }
            int peeled = 0;
            while (waiting > 0) {
                int place = alone[--waiting];
                if (!isAlone(place)) {
                    continue;
                }
                long hash = together[place];
                int own = counts[place] & 3;
                hashes[peeled] = hash;
                which[peeled++] = (byte) own;
                int first = first(hash);
                for (int other = 0; other < 3; other++) {
                    int next = other == 0 ? first : other == 1 ? second(hash, first) : third(hash, first);
                    remove(next, hash, other);
                    if (other != own && isAlone(next)) {
                        alone[waiting++] = next;
                    }
                }
            }
            return peeled == keys;
        }
    }
}

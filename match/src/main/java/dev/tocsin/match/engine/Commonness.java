package dev.tocsin.match.engine;

/**
 * How common bytes are in logs, roughly: letters by how often they occur in English, and what paths and sentences are full of. A
 * guess that is wrong costs time and nothing else.
 */
final class Commonness {

    /** From the commonest on; what is not among them is rarer. */
    private static final String BY_RANK = "e\\ taoinsrh01dlcu2345mfpg.w6789yb-vkx/jqz:_\",";

    private static final int[] OF_BYTE = new int[256];

    static {
        for (int rank = 0; rank < BY_RANK.length(); rank++) {
            OF_BYTE[BY_RANK.charAt(rank)] = BY_RANK.length() - rank;
        }
    }

    private Commonness() {}

    /** Of these bytes together, in no unit; they are folded. */
    static int of(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += OF_BYTE[bytes[i] & 0xff];
        }
        return sum;
    }
}

package dev.tocsin.telemetry.fields;

import java.util.Arrays;

/**
 * Finds where JSON texts end and which kind of text they are (RFC 8259 §7). Short ones are read eight bytes at a time; longer
 * ones, and those with escapes, in blocks, for which it is first said where anything stands that is more than a character.
 *
 * <p>Not safe for use by several threads at once.
 */
final class TextScan {

    private static final long BACKSLASHES = Words.ONES * '\\';

    /** A quote without this bit is a blank, a blank with it a quote; control characters stay control characters. */
    private static final long QUOTE_BITS = Words.ONES * ('"' ^ ' ');

    private static final long BEYOND_BLANKS = Words.ONES * (' ' + 1);

    /** A bit for each byte of a block, in a {@code long}. */
    private static final int BLOCK = Long.SIZE;

    /** What may stand behind a backslash. */
    private static final byte SIMPLE = FieldScan.ESCAPED;

    private static final byte CODED = FieldScan.CODED;
    private static final byte UNICODE = 16;
    private static final byte WRONG = 32;
    private static final byte[] ESCAPES = new byte[256];

    static {
        Arrays.fill(ESCAPES, WRONG);
        for (char simple : "\"\\bfnrt".toCharArray()) {
            ESCAPES[simple] = SIMPLE;
        }
        ESCAPES['/'] = CODED;
        ESCAPES['u'] = UNICODE | CODED;
    }

    private byte kind;
    private boolean anyWide;
    private boolean surrogates;

    void next() {
        anyWide = false;
        surrogates = false;
    }

    /** The kind of the text that was read last. */
    byte kind() {
        return kind;
    }

    /** Whether any text had characters beyond ASCII, as they stand. */
    boolean anyWide() {
        return anyWide;
    }

    /** Whether any text had the escape of a surrogate. */
    boolean surrogates() {
        return surrogates;
    }

    /** Where the text that begins here has its closing quote, or -1. */
    int end(byte[] b, int start, int limit) {
        int at = start;
        long seen = 0;
        while (at + Long.BYTES <= limit) {
            long word = Words.at(b, at);
            long stops = stops(word);
            if (stops != 0) {
                int before = Long.numberOfTrailingZeros(stops) >>> 3;
                if (b[at + before] != '"') {
                    break;
                }
                // Shifted in two steps, for there may be nothing before it.
                seen |= word << 1 << (Long.SIZE - 1 - Byte.SIZE * before);
                return ends(at + before, seen, (byte) 0);
            }
            seen |= word;
            at += Long.BYTES;
        }
        return inBlocks(b, at, limit, seen);
    }

    /** The high bit of each byte that is a quote, a backslash or a control character, and of a few others above the first. */
    private static long stops(long word) {
        long below = ((word ^ QUOTE_BITS) - BEYOND_BLANKS) | ((word ^ BACKSLASHES) - Words.ONES);
        return below & ~word & Words.HIGHS;
    }

    private int inBlocks(byte[] b, int from, int limit, long seenBefore) {
        int at = from;
        long seen = seenBefore;
        int escapes = 0;
        while (at + BLOCK < limit) {
            long stops = 0;
            long high = 0;
            for (int i = 0; i < BLOCK; i += Long.BYTES) {
                long word = Words.at(b, at + i);
                high |= word;
                stops |= Words.bits(stops(word)) << i;
            }
            int next = at + BLOCK;
            while (stops != 0) {
                int i = Long.numberOfTrailingZeros(stops);
                byte c = b[at + i];
                if (c == '\\') {
                    byte escape = ESCAPES[b[at + i + 1] & 0xff];
                    escapes |= escape;
                    if (escape >= UNICODE && !isUnicode(b, at + i, limit)) {
                        return -1;
                    }
                    // It and what it escapes; that may be in the next block.
                    stops &= ~(3L << i);
                    next = Math.max(next, at + i + 2);
                } else if (c == '"') {
                    return ends(at + i, seen | highBefore(b, at, at + i, high), escapes);
                } else if (c >= 0 && c < ' ') {
                    return -1;
                } else {
                    stops &= stops - 1;
                }
            }
            seen |= high;
            at = next;
        }
        return byBytes(b, at, limit, seen, escapes);
    }

    /** The bytes of a block before a place, or anything without high bits where the block has none. */
    private static long highBefore(byte[] b, int from, int to, long high) {
        if ((high & Words.HIGHS) == 0) {
            return 0;
        }
        long before = 0;
        for (int i = from; i < to; i++) {
            before |= b[i];
        }
        return before;
    }

    private int byBytes(byte[] b, int from, int limit, long seenBefore, int escapesBefore) {
        int at = from;
        long seen = seenBefore;
        int escapes = escapesBefore;
        while (at < limit) {
            byte c = b[at];
            if (c == '"') {
                return ends(at, seen, escapes);
            }
            if (c == '\\') {
                byte escape = at + 1 < limit ? ESCAPES[b[at + 1] & 0xff] : WRONG;
                escapes |= escape;
                if (escape >= UNICODE && !isUnicode(b, at, limit)) {
                    return -1;
                }
                at += 2;
            } else if (c >= 0 && c < ' ') {
                return -1;
            } else {
                seen |= c;
                at++;
            }
        }
        return -1;
    }

    private int ends(int at, long seen, int escapes) {
        byte plainest = (escapes & CODED) != 0 ? FieldScan.CODED : (byte) (escapes & SIMPLE);
        boolean wide = (seen & Words.HIGHS) != 0;
        anyWide |= wide;
        kind = wide ? (byte) (plainest | FieldScan.WIDE) : plainest;
        return at;
    }

    /** Whether this is the escape of a UTF-16 code unit; its digits stand for themselves and are read on as such. */
    private boolean isUnicode(byte[] b, int at, int limit) {
        if (at + 6 > limit || b[at + 1] != 'u') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(b[i], 16) < 0) {
                return false;
            }
        }
        surrogates |= (b[at + 2] | ' ') == 'd' && b[at + 3] >= '8';
        return true;
    }
}

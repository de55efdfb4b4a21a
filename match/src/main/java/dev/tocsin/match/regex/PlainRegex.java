package dev.tocsin.match.regex;

import dev.tocsin.match.regex.Expression.Anchored;
import dev.tocsin.match.regex.Positions.Placed;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A regular expression that is searched for by walking over the text once with the set of all places of the expression that the
 * characters before allow. The time is linear in the text, and a search makes no object. Safe to share.
 */
public final class PlainRegex implements Predicate<CharSequence> {

    private static final int MOST_WORDS = (Positions.MOST + 63) / 64;
    private static final ThreadLocal<long[]> ROOM = ThreadLocal.withInitial(() -> new long[2 * MOST_WORDS]);

    private final int words;
    private final boolean atStart;
    private final boolean atEnd;
    private final boolean empty;
    private final long[] first;
    private final long[] last;
    /** For each place, the set of those that may follow. */
    private final long[] following;
    /** For each symbol, the set of places at which it may stand. */
    private final long[] standing;

    private PlainRegex(Placed placed, boolean atStart, boolean atEnd) {
        List<Symbols> symbols = placed.symbols();
        this.words = Math.max(1, (symbols.size() + 63) / 64);
        this.atStart = atStart;
        this.atEnd = atEnd;
        this.empty = placed.whole().empty();
        this.first = new long[words];
        this.last = new long[words];
        this.following = new long[words * symbols.size()];
        this.standing = new long[words * Symbols.COUNT];
        write(placed.whole().first(), first, 0);
        write(placed.whole().last(), last, 0);
        for (int place = 0; place < symbols.size(); place++) {
            write(placed.following().get(place), following, place * words);
            for (int symbol = 0; symbol < Symbols.COUNT; symbol++) {
                if (symbols.get(place).contains(symbol)) {
                    standing[symbol * words + place / 64] |= 1L << place;
                }
            }
        }
    }

    private static void write(BitSet set, long[] into, int from) {
        long[] bits = set.toLongArray();
        System.arraycopy(bits, 0, into, from, bits.length);
    }

    /**
     * Reads an expression.
     *
     * @param expression one that RE2 takes
     * @param anyCase whether upper and lower case are alike
     * @param dotAll whether the dot stands for a line feed, too
     * @return nothing where it is of another kind, or too long
     */
    public static Optional<PlainRegex> of(String expression, boolean anyCase, boolean dotAll) {
        Optional<Anchored> read = Notation.read(expression, anyCase, dotAll);
        return read.flatMap(anchored -> Positions.of(anchored.expression())
                .map(placed -> new PlainRegex(placed, anchored.atStart(), anchored.atEnd())));
    }

    /** Whether it is found anywhere in the text. */
    @Override
    public boolean test(CharSequence text) {
        int length = text.length();
        if (empty && !(atStart && atEnd && length > 0)) {
            return true;
        }
        long[] room = ROOM.get();
        for (int word = 0; word < words; word++) {
            room[word] = 0;
        }
        int now = 0;
        for (int at = 0; at < length; ) {
            int symbol = text.charAt(at);
            int width = 1;
            if (symbol >= 128) {
                int codePoint = Character.codePointAt(text, at);
                width = Character.charCount(codePoint);
                symbol = Symbols.of(codePoint);
            }
            int then = words - now;
            boolean ended = step(room, now, then, symbol, at == 0 || !atStart);
            at += width;
            if (ended && (!atEnd || at == length)) {
                return true;
            }
            now = then;
        }
        return false;
    }

    /** Goes from one set of places to the next; says whether a match may end there. */
    private boolean step(long[] room, int now, int then, int symbol, boolean mayBegin) {
        for (int word = 0; word < words; word++) {
            room[then + word] = mayBegin ? first[word] : 0;
        }
        for (int word = 0; word < words; word++) {
            for (long left = room[now + word]; left != 0; left &= left - 1) {
                int from = (word * 64 + Long.numberOfTrailingZeros(left)) * words;
                for (int other = 0; other < words; other++) {
                    room[then + other] |= following[from + other];
                }
            }
        }
        long ends = 0;
        for (int word = 0; word < words; word++) {
            room[then + word] &= standing[symbol * words + word];
            ends |= room[then + word] & last[word];
        }
        return ends != 0;
    }
}

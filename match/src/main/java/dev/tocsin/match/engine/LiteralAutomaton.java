package dev.tocsin.match.engine;

/**
 * Many literals looked for at once in bytes (A. Aho, M. Corasick, "Efficient string matching: an aid to bibliographic
 * search", CACM 18(6), 1975), ASCII letters of either case being the same.
 *
 * <p>The beginning and the end of a value are symbols like any other, so a literal may be tied to either, and only what
 * is really a match is reported. Symbols are the bytes that occur in literals, renumbered densely; all others are one.
 *
 * <p>Text stays near the root. States near it, and those with several successors, are rows of a table with a column for
 * each symbol; the others, nearly all, are tails: they keep their one successor and the state to fall back to. A state
 * is written as the index of its row or, above all rows, by its number among the tails; the sign bit says that a literal
 * ends there.
 *
 * <p>It never changes and is safe to share.
 */
final class LiteralAutomaton implements LiteralSearch {

    private static final int STATE = 0x7fff_ffff;

    private final Tables tables;
    private final char[] symbols;
    private final int[] rows;
    private final int firstTail;
    private final int beginning;

    LiteralAutomaton(Tables tables) {
        this.tables = tables;
        this.symbols = tables.symbols();
        this.rows = tables.rows();
        this.firstTail = rows.length;
        this.beginning = rows[tables.begin()];
    }

    /**
     * What it consists of.
     *
     * @param symbols by byte
     * @param width the number of symbols
     * @param rows the next state by row and symbol
     * @param tailSymbols by tail, the symbol that leads on
     * @param tailNexts where it leads
     * @param tailFalls by tail, the state whose answer counts for every other symbol
     * @param outputFrom by number of the state, rows first, where in {@code outputs} the literals begin that end there
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Tables(
            char[] symbols,
            int width,
            int[] rows,
            char[] tailSymbols,
            int[] tailNexts,
            int[] tailFalls,
            int[] outputFrom,
            int[] outputs) {

        /** The symbol of every byte that is in no literal. */
        static final char OTHER = 0;

        int begin() {
            return width - 2;
        }

        int end() {
            return width - 1;
        }

        static int endsHere(int state) {
            return state | ~STATE;
        }
    }

    Tables tables() {
        return tables;
    }

    @Override
    public void scan(byte[] bytes, int from, int to, Found found) {
        // What a callback might change is read once: fields of this object are final, and the compiler does not know.
        char[] symbolOf = symbols;
        int[] next = rows;
        int tails = firstTail;
        int state = entered(beginning, found);
        for (int i = from; i < to; i++) {
            int symbol = symbolOf[bytes[i] & 0xff];
            state = state < tails ? next[state + symbol] : afterTail(state, symbol);
            if (state < 0) {
                state = entered(state, found);
            }
        }
        entered(next(state, tables.end()), found);
    }

    @Override
    public void scanEscaped(byte[] bytes, int from, int to, Found found) {
        char[] symbolOf = symbols;
        int[] next = rows;
        int tails = firstTail;
        int state = entered(beginning, found);
        int at = from;
        while (at < to) {
            int c = bytes[at++];
            if (c == '\\') {
                c = meant(bytes[at++]);
            }
            int symbol = symbolOf[c & 0xff];
            state = state < tails ? next[state + symbol] : afterTail(state, symbol);
            if (state < 0) {
                state = entered(state, found);
            }
        }
        entered(next(state, tables.end()), found);
    }

    private static int meant(byte escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }

    private int next(int state, int symbol) {
        return state < firstTail ? rows[state + symbol] : afterTail(state, symbol);
    }

    private int afterTail(int tailState, int symbol) {
        int state = tailState;
        do {
            int tail = state - firstTail;
            if (tables.tailSymbols()[tail] == symbol) {
                return tables.tailNexts()[tail];
            }
            state = tables.tailFalls()[tail];
        } while (state >= firstTail);
        return rows[state + symbol];
    }

    private int entered(int state, Found found) {
        if (state >= 0) {
            return state;
        }
        int plain = state & STATE;
        int number = plain < firstTail ? plain / tables.width() : firstTail / tables.width() + plain - firstTail;
        for (int i = tables.outputFrom()[number]; i < tables.outputFrom()[number + 1]; i++) {
            found.literal(tables.outputs()[i]);
        }
        return plain;
    }

    @Override
    public boolean isAscii() {
        for (int b = 0x80; b < symbols.length; b++) {
            if (symbols[b] != Tables.OTHER) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long size() {
        return 4L * (rows.length + tables.outputFrom().length + tables.outputs().length)
                + 10L * tables.tailNexts().length;
    }
}

package dev.tocsin.match.engine;

import dev.tocsin.match.engine.LiteralAutomaton.Tables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Literals put into a tree of their symbols, from which an automaton is made. */
final class LiteralTrie {

    /**
     * A literal to look for.
     *
     * @param text folded, as {@link Folding} does it; not empty
     * @param atBegin whether the value must begin with it
     * @param atEnd whether the value must end with it
     * @param id what is told when it is found
     */
    record Literal(String text, boolean atBegin, boolean atEnd, int id) {}

    /** A literal with a character for each of its symbols. */
    private record Coded(String symbols, int id) {}

    private static final int ROOT = 0;
    private static final int NONE = -1;

    /** States at most so far from the root are rows whatever they lead to. */
    private static final int ROWS_TO_DEPTH = 1;

    private final char[] symbols = new char[256];
    private final int width;
    private final List<Coded> literals = new ArrayList<>();

    private int size = 1;
    private char[] symbol = new char[64];
    private int[] parent = new int[64];
    private int[] depth = new int[64];
    private int[] firstChild = new int[64];
    private int[] sibling = new int[64];
    private int[] fall = {};
    private int[][] ends = new int[64][];

    private LiteralTrie(List<Literal> wanted) {
        this.width = number(wanted);
        for (Literal literal : wanted) {
            literals.add(new Coded(coded(literal), literal.id()));
        }
        literals.sort(Comparator.comparing(Coded::symbols));
        Arrays.fill(firstChild, NONE);
        Arrays.fill(sibling, NONE);
    }

    /** The automaton that finds these. */
    static LiteralAutomaton automaton(List<Literal> literals) {
        LiteralTrie trie = new LiteralTrie(literals);
        trie.grow();
        int[] order = trie.inBreadth();
        trie.findFalls(order);
        return new LiteralAutomaton(trie.tables(order));
    }

    /** Gives each byte that occurs a symbol from 1 on, capital letters that of the small ones; the number of symbols. */
    private int number(List<Literal> wanted) {
        boolean[] occurs = new boolean[256];
        for (Literal literal : wanted) {
            for (byte b : literal.text().getBytes(StandardCharsets.UTF_8)) {
                occurs[b & 0xff] = true;
            }
        }
        char next = Tables.OTHER + 1;
        for (int b = 0; b < occurs.length; b++) {
            if (occurs[b]) {
                symbols[b] = next++;
            }
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            symbols[c] = symbols[Character.toLowerCase(c)];
        }
        return next + 2;
    }

    private String coded(Literal literal) {
        byte[] text = literal.text().getBytes(StandardCharsets.UTF_8);
        int shift = literal.atBegin() ? 1 : 0;
        char[] coded = new char[text.length + shift + (literal.atEnd() ? 1 : 0)];
        if (literal.atBegin()) {
            coded[0] = (char) (width - 2);
        }
        for (int i = 0; i < text.length; i++) {
            coded[i + shift] = symbols[text[i] & 0xff];
        }
        if (literal.atEnd()) {
            coded[coded.length - 1] = (char) (width - 1);
        }
        return String.valueOf(coded);
    }

    /** The literals come sorted, so each shares its beginning with the one before it, and with no other branch. */
    private void grow() {
        int[] path = {ROOT};
        String before = "";
        for (Coded literal : literals) {
            String coded = literal.symbols();
            path = Arrays.copyOf(path, Math.max(path.length, coded.length() + 1));
            for (int i = shared(before, coded); i < coded.length(); i++) {
                path[i + 1] = newChild(path[i], coded.charAt(i));
            }
            int last = path[coded.length()];
            int[] here = ends[last] == null ? new int[0] : ends[last];
            here = Arrays.copyOf(here, here.length + 1);
            here[here.length - 1] = literal.id();
            ends[last] = here;
            before = coded;
        }
    }

    private static int shared(String before, String coded) {
        int most = Math.min(before.length(), coded.length());
        int shared = 0;
        while (shared < most && before.charAt(shared) == coded.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    private int newChild(int of, char by) {
        if (size == symbol.length) {
            int larger = size * 2;
            symbol = Arrays.copyOf(symbol, larger);
            parent = Arrays.copyOf(parent, larger);
            depth = Arrays.copyOf(depth, larger);
            firstChild = Arrays.copyOf(firstChild, larger);
            sibling = Arrays.copyOf(sibling, larger);
            ends = Arrays.copyOf(ends, larger);
        }
        int child = size++;
        symbol[child] = by;
        parent[child] = of;
        depth[child] = depth[of] + 1;
        firstChild[child] = NONE;
        sibling[child] = firstChild[of];
        firstChild[of] = child;
        return child;
    }

    private int child(int of, char by) {
        int child = firstChild[of];
        while (child != NONE && symbol[child] != by) {
            child = sibling[child];
        }
        return child;
    }

    private int[] inBreadth() {
        int[] order = new int[size];
        int filled = 1;
        for (int i = 0; i < filled; i++) {
            for (int child = firstChild[order[i]]; child != NONE; child = sibling[child]) {
                order[filled++] = child;
            }
        }
        return order;
    }

    /** Where to go on when nothing leads on: the state of the longest end of what was read that is a beginning, too. */
    private void findFalls(int[] order) {
        fall = new int[size];
        for (int state : order) {
            if (depth[state] < 2) {
                continue;
            }
            int from = fall[parent[state]];
            int to = child(from, symbol[state]);
            while (to == NONE && from != ROOT) {
                from = fall[from];
                to = child(from, symbol[state]);
            }
            fall[state] = to == NONE ? ROOT : to;
        }
    }

    private boolean isRow(int state) {
        int first = firstChild[state];
        return depth[state] <= ROWS_TO_DEPTH || (first != NONE && sibling[first] != NONE);
    }

    private Tables tables(int[] order) {
        int rowCount = 0;
        int[] number = new int[size];
        for (int state : order) {
            if (isRow(state)) {
                number[state] = rowCount++;
            }
        }
        int tails = 0;
        for (int state : order) {
            if (!isRow(state)) {
                number[state] = rowCount + tails++;
            }
        }
        int[][] outputs = outputs(order);
        int[] codes = new int[size];
        for (int state = 0; state < size; state++) {
            int plain = isRow(state) ? number[state] * width : rowCount * width + number[state] - rowCount;
            codes[state] = outputs[state].length > 0 ? Tables.endsHere(plain) : plain;
        }
        int[] rows = new int[rowCount * width];
        char[] tailSymbols = new char[tails];
        int[] tailNexts = new int[tails];
        int[] tailFalls = new int[tails];
        for (int state : order) {
            if (isRow(state)) {
                fillRow(rows, number[state] * width, state, number, codes);
            } else {
                int tail = number[state] - rowCount;
                int only = firstChild[state];
                // A tail that leads nowhere waits for a symbol that no byte has.
                tailSymbols[tail] = only == NONE ? Character.MAX_VALUE : symbol[only];
                tailNexts[tail] = only == NONE ? 0 : codes[only];
                tailFalls[tail] = codes[fall[state]] & Integer.MAX_VALUE;
            }
        }
        return withOutputs(rows, tailSymbols, tailNexts, tailFalls, number, outputs);
    }

    /** What the states that it falls back to lead to, from the farthest on, and over it what it leads to itself. */
    private void fillRow(int[] rows, int at, int state, int[] number, int[] codes) {
        List<Integer> tails = new ArrayList<>();
        int base = fall[state];
        while (state != ROOT && !isRow(base)) {
            tails.add(base);
            base = fall[base];
        }
        if (state != ROOT) {
            System.arraycopy(rows, number[base] * width, rows, at, width);
        }
        for (int tail : tails.reversed()) {
            putChildren(rows, at, tail, codes);
        }
        putChildren(rows, at, state, codes);
    }

    private void putChildren(int[] rows, int at, int state, int[] codes) {
        for (int child = firstChild[state]; child != NONE; child = sibling[child]) {
            rows[at + symbol[child]] = codes[child];
        }
    }

    /** Everything that ends at a state, what ends at the states it falls back to included. */
    private int[][] outputs(int[] order) {
        int[][] all = new int[size][];
        for (int state : order) {
            int[] own = ends[state] == null ? new int[0] : ends[state];
            int[] inherited = state == ROOT ? new int[0] : all[fall[state]];
            all[state] = own.length == 0 ? inherited : joined(own, inherited);
        }
        return all;
    }

    private static int[] joined(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private Tables withOutputs(
            int[] rows, char[] tailSymbols, int[] tailNexts, int[] tailFalls, int[] number, int[][] outputs) {
        int[] stateOf = new int[size];
        int total = 0;
        for (int state = 0; state < size; state++) {
            stateOf[number[state]] = state;
            total += outputs[state].length;
        }
        int[] from = new int[size + 1];
        int[] flat = new int[total];
        int filled = 0;
        for (int i = 0; i < size; i++) {
            from[i] = filled;
            int[] here = outputs[stateOf[i]];
            System.arraycopy(here, 0, flat, filled, here.length);
            filled += here.length;
        }
        from[size] = filled;
        return new Tables(symbols, width, rows, tailSymbols, tailNexts, tailFalls, from, flat);
    }
}

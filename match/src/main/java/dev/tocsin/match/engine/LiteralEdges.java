package dev.tocsin.match.engine;

import dev.tocsin.match.engine.LiteralTrie.Literal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Short literals with which a value must begin or end, told by its first and last bytes alone, such as {@code .exe}. It never
 * changes and is safe to share.
 */
final class LiteralEdges implements LiteralSearch {

    /** In bytes, of which the escapes of a JSON text can take two for a character. */
    private static final int LONGEST = Long.BYTES;

    private final List<Literal> literals;
    private final Edge[] edges;

    /**
     * Bytes at an edge.
     *
     * @param bytes folded, as the last of a word
     * @param letters the bits that tell capital letters from small ones, where it has letters
     */
    private record Edge(
            long bytes,
            long mask,
            long letters,
            int length,
            boolean inPlain,
            boolean inEscaped,
            boolean atBegin,
            boolean atEnd,
            int id) {}

    private LiteralEdges(List<Literal> literals) {
        this.literals = List.copyOf(literals);
        List<Edge> all = new ArrayList<>();
        for (Literal literal : literals) {
            String escaped = literal.text().replace("\\", "\\\\").replace("\"", "\\\"");
            boolean same = escaped.equals(literal.text());
            all.add(edge(literal, literal.text(), true, same));
            if (!same) {
                all.add(edge(literal, escaped, false, true));
            }
        }
        all.sort(Comparator.comparingInt(Edge::length));
        edges = all.toArray(Edge[]::new);
    }

    List<Literal> literals() {
        return literals;
    }

    static LiteralEdges of(List<Literal> literals) {
        return new LiteralEdges(literals);
    }

    static boolean suits(Literal literal) {
        return (literal.atBegin() || literal.atEnd())
                && literal.text().length() <= LONGEST / 2
                && literal.text().chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private static Edge edge(Literal literal, String text, boolean inPlain, boolean inEscaped) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        long word = 0;
        long letters = 0;
        for (byte b : bytes) {
            word = (word << Byte.SIZE) | b;
            letters = (letters << Byte.SIZE) | (b >= 'a' && b <= 'z' ? ' ' : 0);
        }
        return new Edge(
                word,
                -1L >>> (Long.SIZE - Byte.SIZE * bytes.length),
                letters,
                bytes.length,
                inPlain,
                inEscaped,
                literal.atBegin(),
                literal.atEnd(),
                literal.id());
    }

    @Override
    public void scan(byte[] bytes, int from, int to, Found found) {
        look(bytes, from, to, false, found);
    }

    @Override
    public void scanEscaped(byte[] bytes, int from, int to, Found found) {
        look(bytes, from, to, true, found);
    }

    private void look(byte[] bytes, int from, int to, boolean escaped, Found found) {
        int length = to - from;
        long first = 0;
        long last = 0;
        int read = 0;
        for (Edge edge : edges) {
            if (edge.length() > length) {
                return;
            }
            while (read < edge.length()) {
                first = (first << Byte.SIZE) | (bytes[from + read] & 0xffL);
                last |= (bytes[to - 1 - read] & 0xffL) << (Byte.SIZE * read);
                read++;
            }
            long here = edge.atBegin() ? first : last & edge.mask();
            boolean fits = (here | edge.letters()) == edge.bytes()
                    && (!edge.atBegin() || !edge.atEnd() || edge.length() == length)
                    && (escaped ? edge.inEscaped() : edge.inPlain());
            if (fits && (!escaped || edge.atBegin() || LiteralSkip.beginsCharacter(bytes, from, to - edge.length()))) {
                found.literal(edge.id());
            }
        }
    }

    @Override
    public boolean isAscii() {
        return true;
    }

    @Override
    public long size() {
        return Arrays.stream(edges).mapToLong(edge -> 64).sum();
    }
}

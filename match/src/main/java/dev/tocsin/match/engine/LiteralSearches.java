package dev.tocsin.match.engine;

import dev.tocsin.match.engine.LiteralTrie.Literal;
import java.util.ArrayList;
import java.util.List;

/** Literals shared out among the ways of looking for them that suit them best. It never changes and is safe to share. */
final class LiteralSearches implements LiteralSearch {

    /** They are tried one after the other. */
    private static final int MOST_EDGES = 32;

    private final LiteralSearch edges;
    private final LiteralSearch others;

    private LiteralSearches(LiteralSearch edges, LiteralSearch others) {
        this.edges = edges;
        this.others = others;
    }

    static LiteralSearch both(LiteralSearch edges, LiteralSearch others) {
        return new LiteralSearches(edges, others);
    }

    LiteralSearch edges() {
        return edges;
    }

    LiteralSearch others() {
        return others;
    }

    /** The fastest search for these, of which there is at least one. */
    static LiteralSearch of(List<Literal> literals) {
        List<Literal> edges = new ArrayList<>();
        List<Literal> others = new ArrayList<>();
        literals.forEach(literal -> (isEdge(literal) ? edges : others).add(literal));
        if (edges.isEmpty() || edges.size() > MOST_EDGES) {
            return LiteralSkip.suits(literals) ? LiteralSkip.of(literals) : LiteralTrie.automaton(literals);
        }
        if (others.isEmpty()) {
            return LiteralEdges.of(edges);
        }
        return LiteralSkip.suits(others)
                ? new LiteralSearches(LiteralEdges.of(edges), LiteralSkip.of(others))
                : LiteralTrie.automaton(literals);
    }

    /** Whether its place in the list is what keeps the others from being skipped through. */
    static boolean isEdge(Literal literal) {
        return !LiteralSkip.suits(literal) && LiteralEdges.suits(literal);
    }

    @Override
    public void scan(byte[] bytes, int from, int to, Found found) {
        edges.scan(bytes, from, to, found);
        others.scan(bytes, from, to, found);
    }

    @Override
    public void scanEscaped(byte[] bytes, int from, int to, Found found) {
        edges.scanEscaped(bytes, from, to, found);
        others.scanEscaped(bytes, from, to, found);
    }

    @Override
    public boolean isAscii() {
        return edges.isAscii() && others.isAscii();
    }

    @Override
    public long size() {
        return edges.size() + others.size();
    }
}

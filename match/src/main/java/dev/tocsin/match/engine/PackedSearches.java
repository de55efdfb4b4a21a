package dev.tocsin.match.engine;

import dev.tocsin.match.engine.LiteralAutomaton.Tables;
import dev.tocsin.match.engine.LiteralTrie.Literal;
import java.util.List;

/** Searches for literals, written and read. Automata are written as they are; the others are made again quickly. */
final class PackedSearches {

    private static final int NONE = 0;
    private static final int AUTOMATON = 1;
    private static final int SKIP = 2;
    private static final int EDGES = 3;
    private static final int BOTH = 4;

    private PackedSearches() {}

    static void writeNone(Packer out) {
        out.number(NONE);
    }

    static void write(Packer out, LiteralSearch search) {
        switch (search) {
            case LiteralAutomaton automaton -> write(out.number(AUTOMATON), automaton.tables());
            case LiteralSkip skip -> out.number(SKIP).each(skip.parts(), PackedSearches::writePart);
            case LiteralEdges edges -> out.number(EDGES).each(edges.literals(), PackedChecks::writeLiteral);
            case LiteralSearches both -> {
                write(out.number(BOTH), both.edges());
                write(out, both.others());
            }
            default -> throw new IllegalArgumentException("a search of an unknown kind");
        }
    }

    /** @param limit what the numbers of literals are below; see {@link Plan#PREDICATE_BITS} */
    static Searched read(Unpacker in, int limit) {
        return switch (in.number()) {
            case NONE -> new Searched.Nothing();
            case AUTOMATON -> new Searched.By(new LiteralAutomaton(readTables(in, limit)));
            case SKIP -> {
                List<LiteralSkip.Part> parts = in.each(PackedSearches::readPart);
                parts.forEach(part -> checkId(part.literal().id(), limit));
                yield new Searched.By(LiteralSkip.ofParts(parts));
            }
            case EDGES -> {
                List<Literal> literals = in.each(PackedChecks::readLiteral);
                literals.forEach(literal -> checkId(literal.id(), limit));
                if (!literals.stream().allMatch(LiteralEdges::suits)) {
                    throw new Unpacker.Unfit("a literal that is at no edge");
                }
                yield new Searched.By(LiteralEdges.of(literals));
            }
            case BOTH -> {
                LiteralSearch edges = search(read(in, limit));
                yield new Searched.By(LiteralSearches.both(edges, search(read(in, limit))));
            }
            default -> throw new Unpacker.Unfit("a search of an unknown kind");
        };
    }

    /** What was read: a search, or the note that there is none. */
    sealed interface Searched {
        record Nothing() implements Searched {}

        record By(LiteralSearch search) implements Searched {}
    }

    private static LiteralSearch search(Searched searched) {
        if (searched instanceof Searched.By(var search) && !(search instanceof LiteralSearches)) {
            return search;
        }
        throw new Unpacker.Unfit("a search that is missing");
    }

    private static void checkId(int id, int limit) {
        Unpacker.within(id & ((1 << Plan.PREDICATE_BITS) - 1), 0, limit);
        Unpacker.within(id >>> Plan.PREDICATE_BITS, 0, Gate.MOST_LITERALS);
    }

    private static void writePart(Packer out, LiteralSkip.Part part) {
        PackedChecks.writeLiteral(out, part.literal());
        out.number(part.offset()).number(part.offsetInEscaped());
    }

    private static LiteralSkip.Part readPart(Unpacker in) {
        Literal literal = PackedChecks.readLiteral(in);
        if (!LiteralSkip.suits(literal)) {
            throw new Unpacker.Unfit("a literal that cannot be skipped to");
        }
        return new LiteralSkip.Part(literal, in.number(), in.number());
    }

    private static void write(Packer out, Tables tables) {
        out.characters(tables.symbols()).number(tables.width()).numbers(tables.rows());
        out.characters(tables.tailSymbols()).numbers(tables.tailNexts()).numbers(tables.tailFalls());
        out.numbers(tables.outputFrom()).numbers(tables.outputs());
    }

    private static Tables readTables(Unpacker in, int limit) {
        char[] symbols = in.characters();
        int width = Unpacker.within(in.number(), 3, 256 + 4);
        int[] rows = in.numbers();
        char[] tailSymbols = in.characters();
        int tails = tailSymbols.length;
        int[] tailNexts = in.numbers();
        int[] tailFalls = in.numbers();
        int[] outputFrom = in.numbers();
        int[] outputs = in.numbers();
        int states = rows.length / width + tails;
        boolean fits = symbols.length == 256
                && rows.length > 0
                && rows.length % width == 0
                && tailNexts.length == tails
                && tailFalls.length == tails
                && outputFrom.length == states + 1;
        if (!fits) {
            throw new Unpacker.Unfit("tables of other sizes");
        }
        for (char symbol : symbols) {
            Unpacker.within(symbol, 0, width - 2);
        }
        checkStates(rows, rows.length, width, tails);
        checkStates(tailNexts, rows.length, width, tails);
        // A fall leads to a state made before, so that falling comes to an end.
        for (int i = 0; i < tails; i++) {
            checkState(Unpacker.within(tailFalls[i], 0, rows.length + i), rows.length, width, tails);
        }
        int before = 0;
        for (int from : outputFrom) {
            before = Unpacker.within(from, before, outputs.length + 1);
        }
        for (int output : outputs) {
            checkId(output, limit);
        }
        return new Tables(symbols, width, rows, tailSymbols, tailNexts, tailFalls, outputFrom, outputs);
    }

    private static void checkStates(int[] states, int rows, int width, int tails) {
        for (int state : states) {
            checkState(state & Integer.MAX_VALUE, rows, width, tails);
        }
    }

    private static void checkState(int state, int rows, int width, int tails) {
        if (state >= rows + tails || (state < rows && state % width != 0)) {
            throw new Unpacker.Unfit("a state that there is not");
        }
    }
}

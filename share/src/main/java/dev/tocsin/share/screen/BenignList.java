package dev.tocsin.share.screen;

import java.util.List;
import java.util.Set;

/**
 * A list of values that no indicator should match by themselves, such as public resolvers.
 *
 * @param name what it is called before people
 * @param origin who put it here, which decides who may be told that a value is on it
 * @param kinds the kinds of value it speaks of; never empty
 * @param entries what is on it; may be empty, which switches a shipped list of the same file name off
 */
public record BenignList(String name, Origin origin, Set<ValueKind> kinds, List<Entry> entries) {

    public BenignList {
        kinds = Set.copyOf(kinds);
        entries = List.copyOf(entries);
    }

    /** Who put a list here. */
    public enum Origin {
        /** Part of Tocsin: anyone can read it. */
        SHIPPED,
        /** The hub's operator: contributors are told its name. */
        OPERATOR,
        /** What members declared as theirs: nobody but the hub's operator is told that a value is on it. */
        DECLARED_ASSETS
    }

    /** The same entries from another origin. */
    BenignList from(Origin other) {
        return new BenignList(name, other, kinds, entries);
    }
}

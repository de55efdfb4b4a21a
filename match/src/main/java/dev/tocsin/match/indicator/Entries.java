package dev.tocsin.match.indicator;

/**
 * Which keys stand for which indicators. They are gone through more than once, so that nothing need be kept of them, and must
 * be the same each time; their order does not matter.
 */
public interface Entries {

    /** Is told an entry: a key, and the number of an indicator, from 0 on. */
    interface Sink {
        void entry(long key, int indicator);
    }

    /** Tells each entry. */
    void forEach(Sink sink);

    /** The networks among them. */
    default Networks networks() {
        return Networks.NONE;
    }
}

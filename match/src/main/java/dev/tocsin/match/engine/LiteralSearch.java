package dev.tocsin.match.engine;

/** Looks for many literals at once in the bytes of a value. Immutable; safe to share. */
interface LiteralSearch {

    /** Is told which literals were found, each as often as it pleases. */
    interface Found {
        void literal(int id);

        /** Whether nothing new would be learned from a literal, so that it need not be looked for any more. */
        default boolean has(int id) {
            return false;
        }
    }

    /**
     * Looks in a value whose bytes stand for themselves. Characters beyond ASCII are found if they are folded, as {@link
     * Folding} does it; until then they are no part of any literal.
     */
    void scan(byte[] bytes, int from, int to, Found found);

    /**
     * Looks in a value that has escapes of a JSON text, only such as {@link
     * dev.tocsin.telemetry.fields.FieldScan#ESCAPED} has.
     */
    void scanEscaped(byte[] bytes, int from, int to, Found found);

    /** Whether every literal consists of ASCII characters. */
    boolean isAscii();

    /** How many bytes of memory it takes, near enough. */
    long size();
}

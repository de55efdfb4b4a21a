package dev.tocsin.match.indicator;

/** What a value says, and so which ways of writing it are one. */
public enum ValueKind {
    /** An IPv4 or IPv6 address, however it is written (RFC 4291 §2.2). */
    ADDRESS(1),
    /** A domain name: ASCII letters in either case, with or without the dot at its end. */
    DOMAIN(2),
    /** A URL: see {@link ValueKeys#url}. */
    URL(3),
    /** A hash in hexadecimal digits, in either case. */
    HASH(4),
    /** An e-mail address, ASCII letters in either case. */
    EMAIL(5),
    /** Any text, ASCII letters in either case. */
    FOLDED(6),
    /** Any text as it stands. */
    EXACT(7);

    /** Makes the keys of a kind its own. */
    final int tag;

    ValueKind(int tag) {
        this.tag = tag;
    }

    boolean folds() {
        return this != EXACT;
    }
}

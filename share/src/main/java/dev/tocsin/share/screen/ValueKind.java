package dev.tocsin.share.screen;

/** What a value is, as far as lists of benign values tell kinds apart. */
public enum ValueKind {
    /** An IPv4 or IPv6 address, or a network in CIDR notation. */
    ADDRESS,
    /** A domain name. */
    DOMAIN,
    URL,
    EMAIL,
    /** A file's digest in hexadecimal digits, whatever the algorithm. */
    HASH
}

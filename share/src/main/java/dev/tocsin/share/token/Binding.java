package dev.tocsin.share.token;

/** What came of binding a certificate to someone. */
public sealed interface Binding {

    /** Whoever shows the certificate is its bearer from now on. */
    record Bound(Token token) implements Binding {}

    /** It is or was bound before. A certificate that was taken away once stays so: a new one is made in a minute. */
    record Taken() implements Binding {}
}

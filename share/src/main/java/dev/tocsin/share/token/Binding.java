package dev.tocsin.share.token;

/** What came of binding a certificate or a login to someone. */
public sealed interface Binding {

    /** Whoever shows it is the bearer from now on. */
    record Bound(Token token) implements Binding {}

    /**
     * It is bound, or was. A certificate that was taken away once stays so: a new one is made in a minute. A login can be
     * bound again, since its person has no other.
     */
    record Taken(Means.Bound means) implements Binding {}
}

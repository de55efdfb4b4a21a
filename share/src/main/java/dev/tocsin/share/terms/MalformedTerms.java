package dev.tocsin.share.terms;

/** Terms that nobody could keep to, or a marking that does not say terms; the message quotes the offending value. */
public final class MalformedTerms extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedTerms(String message) {
        super(message);
    }
}

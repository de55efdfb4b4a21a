package dev.tocsin.share.community;

/** A name that a member, a channel or a token cannot have; the message quotes it and says what would do. */
public final class MalformedName extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedName(String message) {
        super(message);
    }
}

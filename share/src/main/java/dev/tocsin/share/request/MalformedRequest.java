package dev.tocsin.share.request;

/** A request, or a key that one is about, that cannot be; the message says why and never has the key in it. */
public final class MalformedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedRequest(String message) {
        super(message);
    }
}

package dev.tocsin.share.community;

/** A member left, or a channel was removed, between a decision about it and the transaction that followed. */
public final class GoneMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GoneMeanwhile(String message) {
        super(message);
    }
}

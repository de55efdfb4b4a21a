package dev.tocsin.share.agreement;

/** A text that no agreement can have; the message says why. */
public final class MalformedAgreement extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedAgreement(String message) {
        super(message);
    }
}

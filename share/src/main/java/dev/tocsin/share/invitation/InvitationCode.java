package dev.tocsin.share.invitation;

import dev.tocsin.share.token.ShownOnce;
import java.security.SecureRandom;
import java.util.Optional;

/** The text that lets whoever has it join, once. */
public final class InvitationCode extends ShownOnce {

    public static final String PREFIX = "tocsin-invite_";

    private InvitationCode(String text) {
        super(PREFIX, text);
    }

    public static InvitationCode random(SecureRandom random) {
        return new InvitationCode(random(PREFIX, random));
    }

    /** The text as a code, or nothing where it does not have the shape of one. */
    public static Optional<InvitationCode> of(String text) {
        return fits(PREFIX, text) ? Optional.of(new InvitationCode(text)) : Optional.empty();
    }
}

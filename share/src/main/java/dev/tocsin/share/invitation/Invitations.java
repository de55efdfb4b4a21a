package dev.tocsin.share.invitation;

import dev.tocsin.share.token.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The invitations that were made. A port. */
public interface Invitations {

    /** Keeps an invitation under the hash of its code. */
    void add(Invitation invitation, TokenHash code);

    /** The invitation with that hash, whatever it is worth. */
    Optional<Invitation> invitation(TokenHash code);

    /** All invitations, the oldest first. */
    List<Invitation> invitations();

    /** Ends an invitation that was not used; false if there is none of that id that could be. */
    boolean revoke(InvitationId id, Instant when);

    /**
     * Adds the member, its person, its admissions, its token and its acceptance, and ends the invitation, in one
     * transaction; of two who use a code at once, one joins.
     */
    Joined join(TokenHash code, Joining joining);
}

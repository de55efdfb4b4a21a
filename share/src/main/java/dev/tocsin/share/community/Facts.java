package dev.tocsin.share.community;

import java.util.Optional;
import java.util.Set;

/**
 * All that a decision depends on besides the caller and the act.
 *
 * @param channelExists whether the channel that was asked for exists; false where the act names none
 * @param rights the caller's rights in that channel; empty where it is not admitted
 * @param owner who contributed the record or the contribution that the act is about; empty where there is none such
 * @param owesAgreement whether the caller has yet to accept the hub's agreement as it stands
 */
public record Facts(boolean channelExists, Set<Right> rights, Optional<Owner> owner, boolean owesAgreement) {

    /** Facts about an act that concerns no channel and nothing owned. */
    public static final Facts NONE = new Facts(false, Set.of(), Optional.empty());

    /** Facts of someone who owes nothing. */
    public Facts(boolean channelExists, Set<Right> rights, Optional<Owner> owner) {
        this(channelExists, rights, owner, false);
    }

    public Facts {
        rights = Set.copyOf(rights);
        if (!channelExists && !rights.isEmpty()) {
            throw new IllegalArgumentException("rights in a channel that does not exist: " + rights);
        }
    }

    /** Facts about a channel as a whole. */
    public static Facts ofChannel(Set<Right> rights) {
        return new Facts(true, rights, Optional.empty());
    }

    /** Facts about a contribution, wherever it went. */
    public static Facts ofContribution(Optional<Owner> contributor) {
        return new Facts(false, Set.of(), contributor);
    }

    /** The same channel, and who owns what the act is about. */
    public Facts ownedBy(Optional<Owner> contributor) {
        return new Facts(channelExists, rights, contributor, owesAgreement);
    }

    /** The same, and whether the caller has yet to accept the hub's agreement as it stands. */
    public Facts owing(boolean agreement) {
        return new Facts(channelExists, rights, owner, agreement);
    }
}

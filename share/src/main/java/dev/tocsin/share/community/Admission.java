package dev.tocsin.share.community;

import java.util.EnumSet;
import java.util.Set;

/**
 * A member's place in a channel.
 *
 * @param rights at least one; a member without rights is not admitted
 * @param sees what came before it, too, or not
 */
public record Admission(MemberId member, ChannelId channel, Set<Right> rights, Newcomers sees) {

    public Admission {
        if (rights.isEmpty()) {
            throw new IllegalArgumentException("an admission grants at least one right");
        }
        rights = Set.copyOf(EnumSet.copyOf(rights));
    }
}

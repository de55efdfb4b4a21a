package dev.tocsin.share.community;

import dev.tocsin.stix.Tlp;
import java.time.Instant;

/**
 * An audience with a history; on the wire, a TAXII collection.
 *
 * @param name the short name, unique on a hub
 * @param title one line for people
 * @param description any text for people; may be empty
 * @param created when it was added, to the microsecond
 */
public record Channel(
        ChannelId id, ChannelName name, String title, String description, ChannelRules rules, Instant created) {

    /** In characters (UTF-16). */
    public static final int MAX_DESCRIPTION_LENGTH = 4_000;

    /** @throws MalformedName if the title is not one line of printable text or the description is too long */
    public Channel {
        title = DisplayName.of(title);
        if (description.length() > MAX_DESCRIPTION_LENGTH) {
            throw new MalformedName("a description has at most " + MAX_DESCRIPTION_LENGTH + " characters, this one "
                    + description.length());
        }
    }

    /** The strictest marking that may be shared here. */
    public Tlp ceiling() {
        return rules.ceiling();
    }

    public Channel with(ChannelRules others) {
        return new Channel(id, name, title, description, others, created);
    }
}

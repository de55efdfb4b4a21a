package dev.tocsin.share.community;

import dev.tocsin.stix.Quoted;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The short name of a channel, unique on a hub: what people type, and the alias of its TAXII collection (TAXII 2.1
 * §5.1.1). It never looks like a UUID, so that text in a request names a channel in one way only.
 */
public record ChannelName(String text) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** @throws MalformedName if the text is not such a name */
    public ChannelName {
        if (!SHAPE.matcher(text).matches()) {
            throw new MalformedName(
                    "a channel's name has 1 to 63 lower-case letters, digits and hyphens, no hyphen first or last: "
                            + Quoted.of(text));
        }
        if (ChannelId.parse(text).isPresent()) {
            throw new MalformedName("a channel's name must not look like an id: " + Quoted.of(text));
        }
    }

    /** The text as a name, or nothing where no channel can have it. */
    public static Optional<ChannelName> parse(String text) {
        return SHAPE.matcher(text).matches() && ChannelId.parse(text).isEmpty()
                ? Optional.of(new ChannelName(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}

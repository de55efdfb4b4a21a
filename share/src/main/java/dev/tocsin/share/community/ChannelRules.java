package dev.tocsin.share.community;

import dev.tocsin.stix.Tlp;
import java.time.Duration;
import java.util.Optional;

/**
 * What holds for whatever is shared in a channel. A record keeps to the rules that held when it took its place: a change
 * counts for what comes after it.
 *
 * @param ceiling the strictest marking that may be shared here
 * @param keep how long a record is given out from when it took its place, in whole days; empty where it has no end by itself
 * @param newcomers what those see who are admitted from now on
 */
public record ChannelRules(ChannelKind kind, Tlp ceiling, Optional<Duration> keep, Newcomers newcomers) {

    /** The longest time that can be asked for; whoever wants more wants no end. */
    public static final int MAX_KEEP_DAYS = 3_650;

    /** @throws IllegalArgumentException if the time to keep is not between a day and {@value #MAX_KEEP_DAYS} days */
    public ChannelRules {
        keep.ifPresent(time -> {
            if (time.compareTo(Duration.ofDays(1)) < 0 || time.compareTo(Duration.ofDays(MAX_KEEP_DAYS)) > 0) {
                throw new IllegalArgumentException(
                        "kept for " + time + ", which is not 1 to " + MAX_KEEP_DAYS + " days");
            }
        });
    }

    /** Rules under which newcomers see all. */
    public ChannelRules(ChannelKind kind, Tlp ceiling, Optional<Duration> keep) {
        this(kind, ceiling, keep, Newcomers.ALL);
    }

    /** Of a community, with no end. */
    public static ChannelRules upTo(Tlp ceiling) {
        return new ChannelRules(new ChannelKind.Community(), ceiling, Optional.empty());
    }
}

package dev.tocsin.share.community;

import java.util.Locale;

/** Whether whoever is admitted to a channel sees what was shared there before. */
public enum Newcomers {
    /** All that the channel gives out. */
    ALL,
    /** What takes its place in the feed once they are in. */
    FROM_JOINING;

    /** As it is said in requests and answers. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

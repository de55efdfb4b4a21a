package dev.tocsin.match.mapping;

import dev.tocsin.telemetry.LogFormat;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The mapping of one log format: a mapping file, read and checked.
 *
 * @param file the file it came from
 * @param title what to call it before people
 * @param about what a reader should know of it
 * @param formats the log formats it serves
 * @param absent the texts by which the format says that there is no value
 * @param streamsByName in lower case; {@code *} is always there
 */
record FormatMapping(
        String file,
        String title,
        List<String> about,
        Set<LogFormat> formats,
        Set<String> absent,
        SequencedMap<String, StreamMapping> streamsByName) {

    StreamMapping stream(String name) {
        StreamMapping own = streamsByName.get(name.toLowerCase(Locale.ROOT));
        return own != null ? own : java.util.Objects.requireNonNull(streamsByName.get(StreamMapping.ANY));
    }
}

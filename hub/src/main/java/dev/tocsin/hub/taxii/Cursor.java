package dev.tocsin.hub.taxii;

import dev.tocsin.hub.cursor.Cursors;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.record.FeedEnd;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Selection;
import dev.tocsin.stix.Quoted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes and reads the {@code next} of pages that were asked for with certain filters (TAXII 2.1 §3.4, §3.5): the position of
 * a page's last item, and where there are filters a digest of them. The position is sealed: it counts what a channel was ever
 * given, of which a reader may have seen nothing.
 */
final class Cursor {

    private static final Pattern SHAPE = Pattern.compile("(" + Cursors.SHAPED + ")(?:-([0-9a-f]{16}))?");
    private static final int DIGEST_BYTES = 8;
    private static final String NO_FILTERS = filters(Selection.LAST_VERSIONS);

    private final Optional<String> digest;

    private Cursor(Optional<String> digest) {
        this.digest = digest;
    }

    /** For whoever asks for this; where its pages begin does not count. */
    static Cursor of(Selection asked) {
        String filters = filters(asked);
        return new Cursor(filters.equals(NO_FILTERS) ? Optional.empty() : Optional.of(digest(filters)));
    }

    String after(Cursors sealing, ChannelId channel, Position position) {
        return sealing.write(channel, new FeedEnd(position, 0))
                + digest.map(text -> "-" + text).orElse("");
    }

    /**
     * Looks at it before it is known for which channel it is.
     *
     * @throws ProblemException if it does not look like one of ours, or was given out for other filters
     */
    Sealed read(String next) {
        Matcher shape = SHAPE.matcher(next);
        if (!shape.matches()) {
            throw notOurs(next);
        }
        if (!Optional.ofNullable(shape.group(2)).equals(digest)) {
            throw new ProblemException(
                    Problem.BAD_REQUEST,
                    "next was given out for other filters: " + Quoted.of(next),
                    Optional.of("ask for each page with the filters of the first"));
        }
        return new Sealed(next, shape.group(1));
    }

    /** A {@code next} that looks like one of ours; whether it is can be told by its channel. */
    record Sealed(String next, String place) {

        /** @throws ProblemException if the hub did not give it out for this channel */
        Position opened(Cursors sealing, ChannelId channel) {
            return sealing.read(channel, place).map(FeedEnd::position).orElseThrow(() -> notOurs(next));
        }
    }

    private static ProblemException notOurs(String next) {
        return new ProblemException(
                Problem.BAD_REQUEST, "next is not one that this hub gave out for this collection: " + Quoted.of(next));
    }

    private static String filters(Selection asked) {
        return String.join(
                "\n",
                asked.addedAfter().map(Object::toString).orElse(""),
                sorted(asked.ids()),
                sorted(asked.types()),
                sorted(asked.versions()),
                sorted(asked.specVersions()));
    }

    private static String sorted(Collection<?> values) {
        return values.stream()
                .map(Object::toString)
                .map(value -> value.length() + ":" + value)
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static String digest(String filters) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(filters.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package dev.tocsin.hub.taxii;

import dev.tocsin.hub.cursor.Cursors;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.QueryString;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.taxii.TaxiiTimestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The filters and the page that a request asks for (TAXII 2.1 §3.4).
 *
 * @param limit the most items in the page, never more than {@link #MAX_LIMIT}
 * @param cursor for pages with these filters
 * @param next where the page begins, if it is not the first
 */
record Parameters(Selection selection, int limit, Cursor cursor, Optional<Cursor.Sealed> next) {

    /** The size of a page when the caller does not say. */
    static final int DEFAULT_LIMIT = 500;

    /** A caller that asks for more gets this many and a {@code next}. */
    static final int MAX_LIMIT = 1_000;

    private static final Set<String> FIELDS = Set.of("id", "type", "version", "spec_version");
    private static final int MAX_VALUES = 100;

    /**
     * Reads the parameters.
     *
     * @param fields the fields that this endpoint matches on; another one is refused, since leaving it out would answer
     *     with more than was asked for
     * @throws ProblemException if one is malformed
     */
    static Parameters read(QueryString query, Set<String> fields) {
        query.names().stream().filter(name -> name.startsWith("match[")).forEach(name -> {
            if (!name.endsWith("]") || !fields.contains(name.substring("match[".length(), name.length() - 1))) {
                throw new ProblemException(Problem.BAD_REQUEST, "no such filter here: " + Quoted.of(name));
            }
        });
        Selection selection = Selection.LAST_VERSIONS
                .ids(values(query, "id", Parameters::id))
                .types(values(query, "type", Function.identity()))
                .versions(values(query, "version", Parameters::version))
                .specVersions(values(query, "spec_version", Function.identity()));
        Optional<String> addedAfter = query.get("added_after");
        if (addedAfter.isPresent()) {
            selection = selection.addedAfter(moment(addedAfter.get()));
        }
        Cursor cursor = Cursor.of(selection);
        Optional<Cursor.Sealed> next = query.get("next").map(cursor::read);
        return new Parameters(selection, query.limit(DEFAULT_LIMIT, MAX_LIMIT), cursor, next);
    }

    /** The same for these objects. */
    Parameters of(Set<StixId> ids) {
        return new Parameters(selection.ids(ids), limit, cursor, next);
    }

    /** The same for these versions. */
    Parameters inVersions(Set<VersionMatch> versions) {
        return new Parameters(selection.versions(versions), limit, cursor, next);
    }

    /**
     * What is asked for of a channel.
     *
     * @throws ProblemException if {@code next} was not given out for it
     */
    Selection of(ChannelId channel, Cursors sealing) {
        return next.map(place -> selection.after(place.opened(sealing, channel)))
                .orElse(selection);
    }

    /** All filters, as the objects and the manifest endpoint have them. */
    static Parameters read(QueryString query) {
        return read(query, FIELDS);
    }

    private static <T> Set<T> values(QueryString query, String field, Function<String, T> value) {
        Optional<String> given = query.get("match[" + field + "]");
        if (given.isEmpty()) {
            return Set.of();
        }
        String[] values = given.get().split(",", -1);
        if (values.length > MAX_VALUES) {
            throw new ProblemException(
                    Problem.BAD_REQUEST, "match[" + field + "] has more than " + MAX_VALUES + " values");
        }
        return Arrays.stream(values)
                .map(text -> {
                    if (text.isEmpty()) {
                        throw new ProblemException(Problem.BAD_REQUEST, "match[" + field + "] has an empty value");
                    }
                    return value.apply(text);
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private static StixId id(String text) {
        try {
            return StixId.parse(text);
        } catch (StixException e) {
            throw malformed(e);
        }
    }

    private static VersionMatch version(String text) {
        return switch (text) {
            case "last" -> new VersionMatch.Last();
            case "first" -> new VersionMatch.First();
            case "all" -> new VersionMatch.All();
            default -> {
                try {
                    yield new VersionMatch.Exactly(StixTimestamp.parse(text));
                } catch (StixException e) {
                    throw malformed(e);
                }
            }
        };
    }

    private static Instant moment(String text) {
        try {
            return TaxiiTimestamp.read(text);
        } catch (StixException e) {
            throw malformed(e);
        }
    }

    private static ProblemException malformed(StixException cause) {
        return new ProblemException(Problem.BAD_REQUEST, String.valueOf(cause.getMessage()));
    }
}

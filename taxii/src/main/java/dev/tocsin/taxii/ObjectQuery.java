package dev.tocsin.taxii;

import dev.tocsin.stix.StixTimestamp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which objects of a collection are wanted (TAXII 2.1 §3.4). Values of one filter are alternatives; filters add up.
 *
 * @param addedAfter only what the server got later than this; kept as written, so that a server's own date goes back
 *     unchanged
 * @param limit the most objects in one page
 * @param versions {@code last}, {@code first}, {@code all} or dates; with none, the server sends the last
 */
public record ObjectQuery(
        Optional<StixTimestamp> addedAfter,
        OptionalInt limit,
        List<String> ids,
        List<String> types,
        List<String> versions,
        List<String> specVersions) {

    /** The last version of everything. */
    public static final ObjectQuery ALL =
            new ObjectQuery(Optional.empty(), OptionalInt.empty(), List.of(), List.of(), List.of(), List.of());

    public ObjectQuery {
        ids = List.copyOf(ids);
        types = List.copyOf(types);
        versions = List.copyOf(versions);
        specVersions = List.copyOf(specVersions);
    }

    public ObjectQuery addedAfter(StixTimestamp moment) {
        return new ObjectQuery(Optional.of(moment), limit, ids, types, versions, specVersions);
    }

    public ObjectQuery limit(int most) {
        return new ObjectQuery(addedAfter, OptionalInt.of(most), ids, types, versions, specVersions);
    }

    public ObjectQuery ids(String... wanted) {
        return new ObjectQuery(addedAfter, limit, List.of(wanted), types, versions, specVersions);
    }

    public ObjectQuery types(String... wanted) {
        return new ObjectQuery(addedAfter, limit, ids, List.of(wanted), versions, specVersions);
    }

    public ObjectQuery versions(String... wanted) {
        return new ObjectQuery(addedAfter, limit, ids, types, List.of(wanted), specVersions);
    }

    /** The query part of a URL, with its question mark; empty where everything is wanted. */
    String toUrl(Optional<String> next) {
        List<String> parameters = new ArrayList<>();
        addedAfter.ifPresent(moment -> parameters.add("added_after=" + encoded(moment.toString())));
        limit.ifPresent(most -> parameters.add("limit=" + most));
        next.ifPresent(from -> parameters.add("next=" + encoded(from)));
        match(parameters, "id", ids);
        match(parameters, "type", types);
        match(parameters, "version", versions);
        match(parameters, "spec_version", specVersions);
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static void match(List<String> parameters, String field, List<String> values) {
        if (!values.isEmpty()) {
            parameters.add(encoded("match[" + field + "]") + "=" + encoded(String.join(",", values)));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

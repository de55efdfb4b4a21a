package dev.tocsin.taxii;

import dev.tocsin.stix.Quoted;
import dev.tocsin.taxii.TaxiiException.Kind;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The collections that were found at an address.
 *
 * @param skipped API roots that were not looked into, each with the reason
 */
public record FoundCollections(List<RemoteCollection> found, List<String> skipped) {

    private static final int NAMES_SHOWN = 10;

    public FoundCollections {
        found = List.copyOf(found);
        skipped = List.copyOf(skipped);
    }

    /** The one with that id, else with that alias, else with that title; letter case does not count. */
    RemoteCollection named(String name, URI where) {
        return one(c -> c.info().id().equalsIgnoreCase(name), name, where)
                .or(() ->
                        one(c -> c.info().alias().filter(name::equalsIgnoreCase).isPresent(), name, where))
                .or(() -> one(c -> c.info().title().equalsIgnoreCase(name), name, where))
                .orElseThrow(() -> none("no collection " + Quoted.of(name) + " at " + Quoted.of(where.toString())));
    }

    /** The only one there is. */
    RemoteCollection only(URI where) {
        if (found.size() != 1) {
            throw none(
                    found.isEmpty()
                            ? "no collection at " + Quoted.of(where.toString()) + " that you may see"
                            : found.size() + " collections at " + Quoted.of(where.toString()) + ", and none named");
        }
        return found.getFirst();
    }

    private Optional<RemoteCollection> one(Predicate<RemoteCollection> is, String name, URI where) {
        List<RemoteCollection> matching = found.stream().filter(is).toList();
        if (matching.size() > 1) {
            throw none(
                    matching.size() + " collections called " + Quoted.of(name) + " at " + Quoted.of(where.toString()));
        }
        return matching.stream().findFirst();
    }

    private TaxiiException none(String message) {
        String names = found.stream()
                .limit(NAMES_SHOWN)
                .map(c -> Quoted.of(c.info().alias().orElse(c.info().title())))
                .collect(Collectors.joining(", "));
        String others = found.size() > NAMES_SHOWN ? " and " + (found.size() - NAMES_SHOWN) + " more" : "";
        String roots = skipped.isEmpty() ? "" : "; not looked into: " + String.join("; ", skipped);
        return new TaxiiException(
                Kind.NO_SUCH_COLLECTION,
                message,
                (names.isEmpty() ? "ask the server's administrator to admit you" : "there: " + names + others) + roots);
    }
}

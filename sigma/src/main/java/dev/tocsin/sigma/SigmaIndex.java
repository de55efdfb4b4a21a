package dev.tocsin.sigma;

import dev.tocsin.sigma.problem.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds documents by id or name (Sigma correlation rules specification, Related rules). An id is a UUID, so upper and lower
 * case are the same in it.
 */
final class SigmaIndex {

    /** Finding the nearest name takes time; past so many lookups there is no hint. */
    private static final int MOST_HINTS = 100;

    private final Map<String, SigmaDocument> byId = new LinkedHashMap<>();
    private final Map<String, List<SigmaDocument>> byName = new LinkedHashMap<>();

    private int hints;

    /** What looking something up comes to. */
    sealed interface Found {}

    record One(SigmaDocument document) implements Found {}

    /**
     * @param hint the nearest name, or empty
     */
    record None(String hint) implements Found {}

    /** Several documents with this name. */
    record Several(List<SigmaDocument> documents) implements Found {}

    /** Adds a document, unless its id is taken; then the one that has it is returned. */
    Optional<SigmaDocument> add(SigmaDocument document) {
        String id = document.header().id().orElse("").toLowerCase(Locale.ROOT);
        if (!id.isEmpty()) {
            SigmaDocument earlier = byId.putIfAbsent(id, document);
            if (earlier != null) {
                return Optional.of(earlier);
            }
        }
        document.header()
                .name()
                .ifPresent(name ->
                        byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(document));
        return Optional.empty();
    }

    Found find(String reference) {
        SigmaDocument withId = byId.get(reference.toLowerCase(Locale.ROOT));
        if (withId != null) {
            return new One(withId);
        }
        List<SigmaDocument> named = byName.getOrDefault(reference, List.of());
        return switch (named.size()) {
            case 0 -> new None(hints++ < MOST_HINTS ? Nearest.hint(reference, byName.keySet()) : "");
            case 1 -> new One(named.getFirst());
            default -> new Several(named);
        };
    }

    /** All names that more than one document has, with these documents. */
    Collection<List<SigmaDocument>> shared() {
        return byName.values().stream()
                .filter(documents -> documents.size() > 1)
                .toList();
    }
}

package dev.tocsin.match.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What one stream of a format gives.
 *
 * @param names what the stream is called, the first name for the document; {@code *} stands for all that have no mapping
 *     of their own
 * @param kindField the field that tells kinds of event apart; empty where there is one kind
 * @param kinds the templates by the value of that field; under {@code *} those of all other values
 */
record StreamMapping(
        List<String> names, Optional<FieldName> kindField, SequencedMap<String, List<ObjectTemplate>> kinds) {

    static final String ANY = "*";

    List<ObjectTemplate> templatesFor(Scope scope) {
        String kind = kindField
                .map(field -> field.in(scope).asText().toLowerCase(Locale.ROOT))
                .orElse(ANY);
        List<ObjectTemplate> own = kinds.get(kind);
        return own != null ? own : kinds.getOrDefault(ANY, List.of());
    }
}

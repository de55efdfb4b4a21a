package dev.tocsin.match.sigma;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Events that a Sigma log source means, and what the fields of its rules are called in them.
 *
 * @param formats the log formats they come in
 * @param stream their stream in full, in any case; empty for any
 * @param where what identifies them further: by event field, the texts of which one must be a value of it, in any case; kept as they
 *     are compared
 * @param fields by the name a rule uses, the event fields whose values are the field's; an empty list where the event does
 *     not carry the field under any name, and no entry where both names are the same
 */
public record Binding(
        Set<LogFormat> formats,
        Optional<String> stream,
        Map<String, Set<String>> where,
        Map<String, List<String>> fields) {

    public Binding {
        formats = Set.copyOf(formats);
        Map<String, Set<String>> asked = new LinkedHashMap<>();
        where.forEach((field, values) ->
                asked.put(field, values.stream().map(CaseFolding::fold).collect(Collectors.toUnmodifiableSet())));
        where = Map.copyOf(asked);
        Map<String, List<String>> named = new LinkedHashMap<>();
        fields.forEach((field, names) -> named.put(field, List.copyOf(names)));
        fields = Map.copyOf(named);
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("a binding needs a log format");
        }
    }

    /** All events of one format, under its own field names. */
    public static Binding of(LogFormat format) {
        return new Binding(Set.of(format), Optional.empty(), Map.of(), Map.of());
    }

    /** Whether events from there can be among those. */
    public boolean concerns(LogSource log) {
        return formats.contains(log.format())
                && stream.map(name -> same(name, log.stream())).orElse(true);
    }

    /** Whether the event is one of those. */
    public boolean covers(Event event) {
        return concerns(event.source())
                && where.entrySet().stream().allMatch(asked -> holds(event.fields(), asked.getKey(), asked.getValue()));
    }

    /** What a field of a rule is called in these events: its values are those of all of them. */
    public List<String> eventFields(String ruleField) {
        return fields.getOrDefault(ruleField, List.of(ruleField));
    }

    /** Whether every event that the other covers is covered here too, with the same field names. */
    boolean includes(Binding other) {
        return formats.containsAll(other.formats)
                && stream.map(name ->
                                other.stream.map(theirs -> same(name, theirs)).orElse(false))
                        .orElse(true)
                && where.entrySet().stream()
                        .allMatch(asked -> other.where.containsKey(asked.getKey())
                                && asked.getValue().containsAll(other.where.getOrDefault(asked.getKey(), Set.of())))
                && fields.equals(other.fields);
    }

    private static boolean holds(ObjectNode event, String field, Set<String> accepted) {
        return FieldValues.of(event, field).stream()
                .anyMatch(value -> accepted.contains(CaseFolding.fold(value.asText())));
    }

    private static boolean same(String a, String b) {
        return CaseFolding.fold(a).equals(CaseFolding.fold(b));
    }
}

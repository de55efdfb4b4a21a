package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** A part of an observable that is yet to be filled from an event. */
sealed interface Template {

    /** A value that does not depend on the event; alone it makes no object. */
    record Constant(JsonNode value) implements Template {}

    /** A value read from the event. */
    record Field(Expression expression) implements Template {}

    /** The object, or in a list the objects, that another template of the stream gives. */
    record Reference(String key) implements Template {}

    /** Properties by name; under {@link #ENTRIES} a dictionary whose entries stand beside them. */
    record Struct(SequencedMap<String, Template> properties) implements Template {

        /** Stands for all entries of a dictionary. */
        static final String ENTRIES = "*";

        public Struct {
            properties = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(properties));
        }
    }

    /** The values of all elements, each value once. */
    record Sequence(List<Template> elements) implements Template {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** The keys of the templates it refers to. */
    default Stream<String> references() {
        return switch (this) {
            case Reference reference -> Stream.of(reference.key());
            case Struct struct -> struct.properties().values().stream().flatMap(Template::references);
            case Sequence sequence -> sequence.elements().stream().flatMap(Template::references);
            case Constant ignored -> Stream.empty();
            case Field ignored -> Stream.empty();
        };
    }

    /** The keys to which it refers where only one object can stand. */
    default Stream<String> singleReferences() {
        return switch (this) {
            case Reference reference -> Stream.of(reference.key());
            case Struct struct -> struct.properties().values().stream().flatMap(Template::singleReferences);
            default -> Stream.empty();
        };
    }

    /** The expressions in it, by the path of the property they fill. */
    default Map<String, Expression> expressions() {
        Map<String, Expression> found = new LinkedHashMap<>();
        collect("", found);
        return found;
    }

    private void collect(String path, Map<String, Expression> found) {
        switch (this) {
            case Field field -> found.put(path, field.expression());
            case Struct struct -> struct.properties().forEach((name, inner) -> inner.collect(path + "." + name, found));
            case Sequence sequence -> {
                for (int i = 0; i < sequence.elements().size(); i++) {
                    sequence.elements().get(i).collect(path + "[" + i + "]", found);
                }
            }
            case Constant ignored -> {}
            case Reference ignored -> {}
        }
    }
}

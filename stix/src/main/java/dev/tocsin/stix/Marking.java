package dev.tocsin.stix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What one marking means for whoever wants to pass on what it marks. */
public sealed interface Marking {

    /** The marking gives a level of the Traffic Light Protocol. */
    record Level(Tlp tlp) implements Marking {}

    /**
     * The marking makes a statement for people, such as a copyright notice. It restricts nothing by itself, and goes
     * with the content (STIX 2.1 §7.2.1.3).
     */
    record Statement(String text) implements Marking {}

    /**
     * The marking is not understood, so nobody can tell what it forbids.
     *
     * @param ref what the object refers to; untrusted text
     * @param why the reason, fit for one line before people
     */
    record Unknown(String ref, String why) implements Marking {}

    /** Finds the marking definition an object refers to. */
    @FunctionalInterface
    interface Resolver {
        Optional<StixObject> resolve(StixId id);

        /**
         * The level that a definition gives by an extension which the resolver knows and this package does not; nothing
         * where it knows no such extension. A resolver must not answer for a definition of which it understands a part only.
         */
        default Optional<Tlp> levelByExtension(StixObject definition) {
            return Optional.empty();
        }
    }

    /**
     * What a reference to a marking definition means. The identifiers that TLP publishes count whatever a definition
     * under them claims; any other is looked up.
     */
    static Marking of(String ref, Resolver resolver) {
        StixId id;
        try {
            id = StixId.parse(ref);
        } catch (StixException e) {
            return new Unknown(ref, e.getMessage());
        }
        return Tlp.ofMarking(id)
                .<Marking>map(Level::new)
                .or(() -> resolver.resolve(id).map(definition -> defined(definition, resolver)))
                .orElseGet(() -> new Unknown(ref, "no marking definition " + Quoted.of(ref) + " is at hand"));
    }

    private static Marking defined(StixObject definition, Resolver resolver) {
        String ref = definition.id().toString();
        if (!definition.type().equals("marking-definition")) {
            return new Unknown(ref, "not a marking definition: " + Quoted.of(ref));
        }
        JsonNode extensions = definition.json().path("extensions");
        if (!extensions.isMissingNode()) {
            return extended(definition, extensions, resolver);
        }
        JsonNode content = definition.json().path("definition");
        String type = definition.text("definition_type").orElse("");
        return switch (type) {
            case "tlp" -> level(ref, content.path("tlp"));
            case "statement" -> statement(ref, content.path("statement"));
            default -> new Unknown(ref, "a marking definition of the unknown type " + Quoted.of(type));
        };
    }

    private static Marking extended(StixObject definition, JsonNode extensions, Resolver resolver) {
        String ref = definition.id().toString();
        if (extensions.size() == 1 && extensions.has(Tlp.EXTENSION)) {
            return level(ref, extensions.path(Tlp.EXTENSION).path(Tlp.EXTENSION_WORD));
        }
        return resolver.levelByExtension(definition)
                .<Marking>map(Level::new)
                .orElseGet(() -> new Unknown(
                        ref, "a marking definition with an extension that is not known: " + Quoted.of(ref)));
    }

    private static Marking level(String ref, JsonNode word) {
        return (word.isTextual() ? Tlp.ofWord(word.textValue()) : Optional.<Tlp>empty())
                .<Marking>map(Level::new)
                .orElseGet(() -> new Unknown(ref, "not a level of TLP: " + Quoted.of(word.asText())));
    }

    private static Marking statement(String ref, JsonNode text) {
        return text.isTextual()
                ? new Statement(text.textValue())
                : new Unknown(ref, "a statement marking without a statement: " + Quoted.of(ref));
    }
}

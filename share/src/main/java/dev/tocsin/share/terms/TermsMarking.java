package dev.tocsin.share.terms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.CanonicalJson;
import dev.tocsin.stix.NameBasedUuid;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.Tlp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Terms on the wire: a STIX marking definition with an extension (STIX 2.1 §7.2.1, §7.3), which objects refer to like
 * to any other, so that terms go wherever an object goes.
 *
 * <p>Its id is a UUID of version 5 over the canonical JSON (RFC 8785) of the extension, so that the same terms are the same
 * object everywhere, and other terms never are: a definition whose id does not follow from its content is no
 * terms marking.
 */
public final class TermsMarking {

    /** The id of the extension by which a marking definition says terms. */
    public static final String EXTENSION = "extension-definition--a6ad5637-9231-424a-9d3e-3cf9fe51808b";

    private static final String TYPE = "marking-definition";
    private static final String CREATED = "2026-11-01T00:00:00.000Z";
    private static final UUID NAMESPACE = UUID.fromString("a920dda2-228e-46f6-b046-db2f92a2fb51");
    private static final Set<String> PROPERTIES =
            Set.of("extension_type", "tlp", "attribution", "use", "embargo_until", "expires_at", "legal_basis");

    private TermsMarking() {}

    /** The one marking definition that says these terms. */
    public static StixObject definition(Terms terms) {
        ObjectNode content = content(terms);
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        definition.put("type", TYPE).put("spec_version", "2.1");
        definition.put("id", new StixId(TYPE, NameBasedUuid.of(NAMESPACE, CanonicalJson.of(content))).toString());
        definition.put("created", CREATED).put("name", name(terms));
        definition.putObject("extensions").set(EXTENSION, content);
        return StixObject.of(definition);
    }

    /** Whether an object claims to say terms; {@link #read} tells whether it does. */
    public static boolean claims(StixObject object) {
        return object.type().equals(TYPE) && object.json().path("extensions").has(EXTENSION);
    }

    /**
     * The terms that a definition says.
     *
     * @throws MalformedTerms if it does not {@linkplain #claims claim} to, if it says anything that is not known here, or if
     *     it is not to the last property {@linkplain #definition the one definition} of its terms
     */
    public static Terms read(StixObject definition) {
        JsonNode extensions = definition.json().path("extensions");
        if (!claims(definition) || extensions.size() != 1) {
            throw new MalformedTerms("not a definition of terms and nothing else: " + Quoted.of(definition.toString()));
        }
        Terms terms = terms(extensions.path(EXTENSION));
        StixObject expected = definition(terms);
        if (!expected.id().equals(definition.id())) {
            throw new MalformedTerms("its id does not follow from its terms, from which " + expected.id() + " does: "
                    + Quoted.of(definition.toString()));
        }
        if (!expected.equals(definition)) {
            throw new MalformedTerms(
                    "it was changed: the definition of these terms differs from " + Quoted.of(definition.toString()));
        }
        return terms;
    }

    private static ObjectNode content(Terms terms) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("extension_type", "property-extension");
        content.put("tlp", terms.tlp().word());
        content.put("attribution", terms.attribution().word());
        ArrayNode use = content.putArray("use");
        terms.uses().stream().sorted().forEach(each -> use.add(each.word()));
        terms.embargo()
                .ifPresent(moment ->
                        content.put("embargo_until", StixTimestamp.of(moment).toString()));
        terms.expires()
                .ifPresent(moment ->
                        content.put("expires_at", StixTimestamp.of(moment).toString()));
        if (!terms.legalBases().isEmpty()) {
            ArrayNode notes = content.putArray("legal_basis");
            terms.legalBases()
                    .forEach(each -> notes.addObject()
                            .put("note", each.note())
                            .put("date", each.date().toString()));
        }
        return content;
    }

    private static String name(Terms terms) {
        String uses = terms.uses().stream()
                .sorted(Comparator.naturalOrder())
                .map(Use::word)
                .collect(Collectors.joining(", "));
        return "Terms: tlp:" + terms.tlp().word() + ", " + terms.attribution().word() + ", use: "
                + (uses.isEmpty() ? "none" : uses);
    }

    private static Terms terms(JsonNode content) {
        content.fieldNames().forEachRemaining(property -> {
            if (!PROPERTIES.contains(property)) {
                throw new MalformedTerms("terms that are not known here: " + Quoted.of(property));
            }
        });
        return new Terms(
                Tlp.ofWord(text(content, "tlp")).orElseThrow(() -> bad(content, "tlp")),
                Attribution.ofWord(text(content, "attribution")).orElseThrow(() -> bad(content, "attribution")),
                uses(content),
                moment(content, "embargo_until"),
                moment(content, "expires_at"),
                legalBases(content));
    }

    private static Set<Use> uses(JsonNode content) {
        EnumSet<Use> uses = EnumSet.noneOf(Use.class);
        for (JsonNode word : content.path("use")) {
            uses.add(Use.ofWord(word.asText()).orElseThrow(() -> bad(content, "use")));
        }
        return uses;
    }

    private static SortedSet<LegalBasis> legalBases(JsonNode content) {
        JsonNode notes = content.path("legal_basis");
        if (notes.size() > Terms.MAX_LEGAL_BASES) {
            throw new MalformedTerms(
                    "more than " + Terms.MAX_LEGAL_BASES + " notes on the legal basis: " + notes.size());
        }
        TreeSet<LegalBasis> bases = new TreeSet<>();
        for (JsonNode note : notes) {
            try {
                bases.add(new LegalBasis(text(note, "note"), LocalDate.parse(text(note, "date"))));
            } catch (DateTimeException e) {
                throw bad(note, "date");
            }
        }
        return bases;
    }

    private static Optional<Instant> moment(JsonNode content, String property) {
        if (!content.has(property)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StixTimestamp.parse(text(content, property)).toInstant());
        } catch (StixException e) {
            throw bad(content, property);
        }
    }

    private static String text(JsonNode content, String property) {
        JsonNode value = content.path(property);
        if (!value.isTextual()) {
            throw bad(content, property);
        }
        return value.textValue();
    }

    private static MalformedTerms bad(JsonNode content, String property) {
        return new MalformedTerms("terms whose " + property + " is not understood: "
                + Quoted.of(content.path(property).toString()));
    }
}

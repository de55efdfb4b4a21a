package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.share.terms.Attribution;
import dev.tocsin.share.terms.LegalBasis;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.share.terms.Use;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Puts terms on objects: the marking that says them, and the marking of their TLP level for those who know no other.
 * Markings that an object has already stay; of several, the strictest counts.
 */
record TermsStamp(Terms terms, StixObject definition) {

    private static final String REFS = "object_marking_refs";

    TermsStamp(Terms terms) {
        this(terms, TermsMarking.definition(terms));
    }

    /**
     * The object under the terms.
     *
     * @param leftOut markings to which it is not to refer
     * @throws CommandFailure if its markings are no list, so that none can be added
     */
    StixObject on(StixObject object, Set<String> leftOut) {
        ObjectNode json = object.json().deepCopy();
        JsonNode refs = json.path(REFS);
        if (!refs.isMissingNode() && !refs.isArray()) {
            throw new CommandFailure(
                    "the markings of " + Quoted.of(object.toString()) + " are no list: " + Quoted.of(refs.toString()),
                    "correct " + REFS + " in the file");
        }
        remove(refs, ref -> leftOut.contains(ref.asText()));
        remove(
                json.path("granular_markings"),
                marking -> leftOut.contains(marking.path("marking_ref").asText()));
        for (StixObject marking : List.of(terms.tlp().markingDefinition(), definition)) {
            String id = marking.id().toString();
            if (StreamSupport.stream(json.path(REFS).spliterator(), false)
                    .noneMatch(ref -> ref.asText().equals(id))) {
                json.withArray(REFS).add(id);
            }
        }
        return StixObject.of(json);
    }

    boolean anonymous() {
        return terms.attribution() == Attribution.ANONYMOUS;
    }

    private static void remove(JsonNode list, Predicate<JsonNode> unwanted) {
        for (Iterator<JsonNode> each = list.elements(); each.hasNext(); ) {
            if (unwanted.test(each.next())) {
                each.remove();
            }
        }
    }

    /** What the recipients will be told, a line each. */
    List<String> words() {
        List<String> lines = new ArrayList<>();
        String uses = terms.uses().stream().sorted().map(Use::word).collect(Collectors.joining(", "));
        lines.add("everything is sent under these terms, which recipients are told:");
        lines.add("  TLP:" + terms.tlp().word().toUpperCase(Locale.ROOT) + ", "
                + terms.attribution().word() + ", may be used to: " + uses);
        terms.embargo().ifPresent(moment -> lines.add("  embargo until " + moment));
        terms.expires().ifPresent(moment -> lines.add("  expires at " + moment));
        for (LegalBasis note : terms.legalBases()) {
            lines.add("  legal basis, as of " + note.date() + ": " + Shown.text(note.note()));
        }
        return lines;
    }
}

package dev.tocsin.share.contribution;

import dev.tocsin.share.terms.MalformedTerms;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.stix.Marking;
import dev.tocsin.stix.Markings;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The marking definitions that count for one contribution, beside those of the standard. */
final class KnownMarkings implements Marking.Resolver {

    private final Map<String, StixObject> definitions = new HashMap<>();

    KnownMarkings(Collection<StixObject> definitions) {
        definitions.forEach(this::add);
    }

    /** What is marked on an object, as far as it is known. */
    Markings on(StixObject object) {
        return Markings.of(object, this);
    }

    @Override
    public Optional<StixObject> resolve(StixId id) {
        return Optional.ofNullable(definitions.get(id.toString()));
    }

    /** Terms give a level, too. A definition that only claims to say terms is one that nobody understands. */
    @Override
    public Optional<Tlp> levelByExtension(StixObject definition) {
        try {
            return TermsMarking.claims(definition)
                    ? Optional.of(TermsMarking.read(definition).tlp())
                    : Optional.empty();
        } catch (MalformedTerms e) {
            return Optional.empty();
        }
    }

    /** The strictest of all terms on an object and its parts; a definition of terms is under those that it says. */
    Optional<Terms> terms(StixObject object) {
        Stream<StixObject> marked =
                Definitions.refs(object).stream().flatMap(ref -> Optional.ofNullable(definitions.get(ref)).stream());
        return Terms.strictest(Stream.concat(marked, Stream.of(object))
                .filter(TermsMarking::claims)
                .map(TermsMarking::read)
                .toList());
    }

    /** The terms of an object as whoever receives it has to take them. */
    Terms binding(StixObject object) {
        return Terms.of(terms(object), on(object).strictest());
    }

    /** Those of an object's markings that are statements for people. */
    Set<String> statements(StixObject object) {
        return Definitions.refs(object).stream()
                .filter(ref -> Marking.of(ref, this) instanceof Marking.Statement)
                .collect(Collectors.toSet());
    }

    /** Those of an object's markings that keep what they mark from everyone who is not named: TLP:RED, however it is said. */
    Set<String> withheld(StixObject object) {
        return Definitions.refs(object).stream()
                .filter(ref -> Marking.of(ref, this) instanceof Marking.Level(Tlp level) && level == Tlp.RED)
                .collect(Collectors.toSet());
    }

    boolean has(Marking.Unknown marking) {
        return definitions.containsKey(marking.ref());
    }

    final void add(StixObject definition) {
        definitions.putIfAbsent(definition.id().toString(), definition);
    }

    /** Forgets a definition; false if it was not there or is another one of the same id. */
    boolean remove(StixObject definition) {
        return definitions.remove(definition.id().toString(), definition);
    }
}

package dev.tocsin.guard;

import dev.tocsin.stix.ExternalReference;
import dev.tocsin.stix.Marking;
import dev.tocsin.stix.Markings;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What was shared beside the rules and explains them: who shared it, under which terms, which techniques it shows. */
public final class Background {

    private static final List<String> TECHNIQUE_SOURCES = List.of("mitre-attack", "mitre-ics-attack", "mitre-atlas");

    private final Map<StixId, StixObject> byId = new HashMap<>();
    private final Map<StixId, List<StixId>> indicates = new HashMap<>();

    /** @param shared any objects; those that explain nothing are passed over */
    public Background(Collection<StixObject> shared) {
        for (StixObject object : shared) {
            byId.put(object.id(), object);
            if (object.type().equals("relationship")
                    && object.text("relationship_type").equals(Optional.of("indicates"))) {
                reference(object, "source_ref")
                        .ifPresent(source -> reference(object, "target_ref")
                                .ifPresent(target -> indicates
                                        .computeIfAbsent(source, key -> new ArrayList<>())
                                        .add(target)));
            }
        }
    }

    /** A reference that is no identifier leads nowhere: it explains nothing, and no rule depends on it. */
    private static Optional<StixId> reference(StixObject object, String property) {
        try {
            return object.text(property).map(StixId::parse);
        } catch (StixException e) {
            return Optional.empty();
        }
    }

    /** The name of whoever created an object; untrusted text. */
    public Optional<String> sharedBy(StixObject object) {
        return reference(object, "created_by_ref")
                .flatMap(id -> Optional.ofNullable(byId.get(id)))
                .flatMap(identity -> identity.text("name"));
    }

    /** The markings on an object: {@code TLP:GREEN}, a statement's text, or the reference that is not understood. */
    public List<String> markings(StixObject object) {
        return Markings.of(object, id -> Optional.ofNullable(byId.get(id))).all().stream()
                .map(Background::words)
                .distinct()
                .toList();
    }

    private static String words(Marking marking) {
        return switch (marking) {
            case Marking.Level(Tlp tlp) -> "TLP:" + tlp.word().toUpperCase(Locale.ROOT);
            case Marking.Statement(String text) -> text;
            case Marking.Unknown(String ref, String why) -> ref;
        };
    }

    /** The identifiers in MITRE's catalogues of what an indicator indicates, sorted. */
    public List<String> techniques(StixObject indicator) {
        TreeSet<String> found = new TreeSet<>();
        for (StixId target : indicates.getOrDefault(indicator.id(), List.of())) {
            StixObject object = byId.get(target);
            if (object != null && object.type().equals("attack-pattern")) {
                ExternalReference.of(object).stream()
                        .filter(reference -> TECHNIQUE_SOURCES.contains(reference.sourceName()))
                        .flatMap(reference -> reference.externalId().stream())
                        .forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** The names of the campaigns, groups and programs that an indicator indicates; untrusted text. */
    public List<String> actors(StixObject indicator) {
        return indicates.getOrDefault(indicator.id(), List.of()).stream()
                .map(byId::get)
                .filter(object -> object != null && !object.type().equals("attack-pattern"))
                .flatMap(object -> object.text("name").stream())
                .distinct()
                .sorted()
                .toList();
    }
}

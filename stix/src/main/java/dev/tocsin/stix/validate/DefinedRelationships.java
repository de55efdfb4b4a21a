package dev.tocsin.stix.validate;

import static dev.tocsin.stix.validate.Shape.rule;

import dev.tocsin.stix.ObjectKind;
import dev.tocsin.stix.validate.Shape.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which relationship types the specification defines, and between which types of objects (STIX 2.1 appendix B).
 *
 * <p>A relationship of a defined type between other objects is doubtful: more often than not, source and target were
 * swapped. A type that the specification does not define is the producer's own business (§5.1).
 */
final class DefinedRelationships {

    /** Source, relationship type, target; several of one are separated by commas; {@code sco} is any of that kind. */
    private static final String TABLE = """
            attack-pattern delivers malware
            attack-pattern targets identity,location,vulnerability
            attack-pattern uses malware,tool
            campaign attributed-to intrusion-set,threat-actor
            campaign compromises infrastructure
            campaign originates-from location
            campaign targets identity,location,vulnerability
            campaign uses attack-pattern,infrastructure,malware,tool
            course-of-action investigates indicator
            course-of-action mitigates attack-pattern,indicator,malware,tool,vulnerability
            course-of-action remediates malware,vulnerability
            domain-name resolves-to domain-name,ipv4-addr,ipv6-addr
            identity located-at location
            indicator indicates attack-pattern,campaign,infrastructure,intrusion-set,malware,threat-actor,tool
            indicator based-on observed-data
            infrastructure communicates-with infrastructure,ipv4-addr,ipv6-addr,domain-name,url
            infrastructure consists-of infrastructure,observed-data,sco
            infrastructure controls infrastructure,malware
            infrastructure delivers malware
            infrastructure has vulnerability
            infrastructure hosts tool,malware
            infrastructure located-at location
            infrastructure uses infrastructure
            intrusion-set attributed-to threat-actor
            intrusion-set compromises,hosts,owns infrastructure
            intrusion-set originates-from location
            intrusion-set targets identity,location,vulnerability
            intrusion-set uses attack-pattern,infrastructure,malware,tool
            ipv4-addr,ipv6-addr belongs-to autonomous-system
            ipv4-addr,ipv6-addr resolves-to mac-addr
            malware authored-by threat-actor,intrusion-set
            malware beacons-to,exfiltrates-to infrastructure
            malware communicates-with ipv4-addr,ipv6-addr,domain-name,url
            malware controls,variant-of malware
            malware downloads,drops malware,tool,file
            malware exploits vulnerability
            malware originates-from location
            malware targets identity,infrastructure,location,vulnerability
            malware uses attack-pattern,infrastructure,malware,tool
            malware-analysis characterizes,av-analysis-of,static-analysis-of,dynamic-analysis-of malware
            threat-actor attributed-to,impersonates identity
            threat-actor compromises,hosts,owns infrastructure
            threat-actor located-at location
            threat-actor targets identity,location,vulnerability
            threat-actor uses attack-pattern,infrastructure,malware,tool
            tool delivers,drops malware
            tool has vulnerability
            tool targets identity,infrastructure,location,vulnerability
            tool uses infrastructure
            """;

    /** STIX 2.1 §3.7: between two objects of one type. */
    private static final Set<String> BETWEEN_EQUALS = Set.of("derived-from", "duplicate-of");

    private static final Map<String, Set<Ends>> BY_TYPE = read();

    private static final Set<String> SOURCES =
            BY_TYPE.values().stream().flatMap(Set::stream).map(Ends::source).collect(Collectors.toUnmodifiableSet());

    static final Rule RULE = rule(DefinedRelationships::check);

    private record Ends(String source, String target) {}

    private DefinedRelationships() {}

    private static void check(Scope relationship) {
        String type = relationship.text("relationship_type");
        String source = Identifiers.typeOf(relationship.text("source_ref"));
        String target = Identifiers.typeOf(relationship.text("target_ref"));
        if (!isKnown(source) || !isKnown(target)) {
            return;
        }
        if (BETWEEN_EQUALS.contains(type) && !source.equals(target)) {
            relationship.warning(
                    "relationship_type", "is for two objects of one type, not " + source + " and " + target);
            return;
        }
        @Nullable Set<Ends> defined = BY_TYPE.get(type);
        if (defined == null || among(defined, source, target)) {
            return;
        }
        boolean swapped = among(defined, target, source);
        // Of a type with no defined relationships at all, such as the incident, nothing can be expected.
        if (swapped || SOURCES.contains(source)) {
            relationship.warning(
                    "relationship_type",
                    "is not defined from " + source + " to " + target
                            + (swapped ? "; are source and target swapped?" : ""));
        }
    }

    private static boolean isKnown(String type) {
        return ObjectKind.of(type) != ObjectKind.CUSTOM;
    }

    private static boolean among(Set<Ends> defined, String source, String target) {
        return defined.contains(new Ends(source, target))
                || (ObjectKind.of(target) == ObjectKind.SCO && defined.contains(new Ends(source, "sco")));
    }

    private static Map<String, Set<Ends>> read() {
        Map<String, Set<Ends>> byType = new HashMap<>();
        for (String line : TABLE.split("\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            List<String> row = List.of(line.split(" ", -1));
            for (String type : row.get(1).split(",", -1)) {
                for (String source : row.get(0).split(",", -1)) {
                    for (String target : row.get(2).split(",", -1)) {
                        byType.computeIfAbsent(type, absent -> new HashSet<>()).add(new Ends(source, target));
                    }
                }
            }
        }
        return Map.copyOf(byType);
    }
}

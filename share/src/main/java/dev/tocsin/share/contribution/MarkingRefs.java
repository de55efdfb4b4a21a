package dev.tocsin.share.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Tlp;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The marking definitions that an object refers to, as a whole or for a part of it (STIX 2.1 §7.2). */
final class MarkingRefs {

    private MarkingRefs() {}

    /** @throws StixException if a reference is not an identifier */
    static Set<StixId> of(StixObject object) {
        Set<StixId> refs = new LinkedHashSet<>();
        for (JsonNode ref : object.json().path("object_marking_refs")) {
            refs.add(parse(ref));
        }
        for (JsonNode marking : object.json().path("granular_markings")) {
            if (marking.has("marking_ref")) {
                refs.add(parse(marking.get("marking_ref")));
            }
        }
        return refs;
    }

    static Optional<Tlp> tlp(StixObject object) {
        return of(object).stream().flatMap(ref -> Tlp.of(ref).stream()).max(Tlp::compareTo);
    }

    private static StixId parse(JsonNode ref) {
        return StixId.parse(ref.asText());
    }
}

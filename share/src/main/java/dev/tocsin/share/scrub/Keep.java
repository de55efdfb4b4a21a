package dev.tocsin.share.scrub;

import dev.tocsin.stix.StixId;
import java.util.Map;
import java.util.Set;

/**
 * What a contributor decided to keep.
 *
 * @param places by the id of an object, its places as selectors (STIX 2.1 §7.2.3.1)
 */
public record Keep(Map<String, Set<String>> places) {

    public static final Keep NOTHING = new Keep(Map.of());

    public Keep {
        places = Map.copyOf(places);
    }

    boolean keeps(StixId object, String place) {
        return places.getOrDefault(object.toString(), Set.of()).contains(place);
    }
}

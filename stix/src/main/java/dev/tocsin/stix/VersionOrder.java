package dev.tocsin.stix;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The order of an object's versions: the later {@code modified} is the newer (STIX 2.1 §3.6). */
public final class VersionOrder {

    /** Oldest first; an object without a version, such as a cyber-observable one, before any that has one. */
    public static final Comparator<StixObject> OLDEST_FIRST = Comparator.comparing(
            (StixObject object) -> object.version().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

    private VersionOrder() {}

    /**
     * The newest version of each object, in the order in which the objects first appear. Where two have the same version,
     * the first counts. A revoked object is kept: that it is revoked is its newest word (STIX 2.1 §3.6.2).
     */
    public static Map<StixId, StixObject> latest(Iterable<StixObject> objects) {
        Map<StixId, StixObject> latest = new LinkedHashMap<>();
        for (StixObject object : objects) {
            latest.merge(object.id(), object, (a, b) -> OLDEST_FIRST.compare(a, b) >= 0 ? a : b);
        }
        return latest;
    }
}

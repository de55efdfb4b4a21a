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
     * The version of each object that counts, in the order in which the objects first appear: the newest, or the one
     * that revokes it, for revocation is permanent (STIX 2.1 §3.6). Where two have the same version, the first counts.
     */
    public static Map<StixId, StixObject> latest(Iterable<StixObject> objects) {
        Map<StixId, StixObject> latest = new LinkedHashMap<>();
        for (StixObject object : objects) {
            latest.merge(object.id(), object, VersionOrder::counting);
        }
        return latest;
    }

    private static StixObject counting(StixObject a, StixObject b) {
        if (a.revoked() != b.revoked()) {
            return a.revoked() ? a : b;
        }
        return OLDEST_FIRST.compare(a, b) >= 0 ? a : b;
    }
}

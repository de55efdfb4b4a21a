package dev.tocsin.guard;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.VersionOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a guard was told so far: the newest version of each object, revoked ones included, so that they stay revoked. */
public final class Holdings {

    private final Map<StixId, StixObject> newest = new LinkedHashMap<>();

    /** Takes an object; whether that changed anything: an older version, or one that is known, does not. */
    public boolean take(StixObject object) {
        StixObject known = newest.get(object.id());
        if (known != null && VersionOrder.OLDEST_FIRST.compare(object, known) <= 0) {
            return false;
        }
        newest.put(object.id(), object);
        return true;
    }

    /** All of them, in the order in which each was first taken. */
    public List<StixObject> objects() {
        return List.copyOf(newest.values());
    }
}

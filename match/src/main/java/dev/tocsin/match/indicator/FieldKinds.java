package dev.tocsin.match.indicator;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Of what kinds the values of fields can be, by the numbers of the fields. Immutable. */
public final class FieldKinds {

    private static final ValueKind[] NOTHING = {};

    private final ValueKind[][] byField;

    private final int[] sets;

    private FieldKinds(ValueKind[][] byField) {
        this.byField = byField;
        this.sets = Stream.of(byField).mapToInt(FieldKinds::set).toArray();
    }

    /**
     * Those kinds.
     *
     * @param kinds by field; what is an address is not taken for any other kind of its field
     */
    public static FieldKinds of(Map<Integer, Set<ValueKind>> kinds) {
        int fields = kinds.keySet().stream().mapToInt(field -> field + 1).max().orElse(0);
        ValueKind[][] byField = new ValueKind[fields][];
        for (int field = 0; field < fields; field++) {
            Set<ValueKind> ofField = kinds.getOrDefault(field, Set.of());
            byField[field] =
                    ofField.isEmpty() ? NOTHING : EnumSet.copyOf(ofField).toArray(ValueKind[]::new);
        }
        return new FieldKinds(byField);
    }

    private static int set(ValueKind[] kinds) {
        int set = 0;
        for (ValueKind kind : kinds) {
            set |= 1 << kind.tag;
        }
        return set;
    }

    /** The same number for fields of the same kinds, and another for others; 0 for none. */
    int set(int field) {
        return field >= 0 && field < sets.length ? sets[field] : 0;
    }

    /** Those of a field that has some, addresses first. */
    ValueKind[] of(int field) {
        return byField[field];
    }
}

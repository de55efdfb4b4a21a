package dev.tocsin.match.indicator;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Of what kinds the values of fields can be, by the numbers of the fields. Immutable. */
public final class FieldKinds {

    private static final ValueKind[] NOTHING = {};

    private final ValueKind[][] byField;

    private FieldKinds(ValueKind[][] byField) {
        this.byField = byField;
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

    /** Those of a field, addresses first; none for a field that has no number. */
    ValueKind[] of(int field) {
        return field >= 0 && field < byField.length ? byField[field] : NOTHING;
    }
}

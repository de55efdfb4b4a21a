package dev.tocsin.match.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.match.mapping.Origin;
import dev.tocsin.telemetry.fields.FieldScan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Makes the keys of what a mapping makes of one field, from the field's bytes. Not safe for use by several threads at once.
 *
 * @param domains whether the keys of the domains that a name is in are wanted, too
 */
record FieldProbe(Origin origin, FieldForm form, boolean domains) {

    static FieldProbe of(Origin origin, boolean domains) {
        return new FieldProbe(origin, FieldForm.of(origin.conversion()), domains);
    }

    /** Whether every key that this one makes of a value is made by the other. */
    boolean saysNoMoreThan(FieldProbe other) {
        return origin.conversion().equals(other.origin.conversion()) && (!domains || other.domains);
    }

    /**
     * Adds the keys of a value that is there.
     *
     * @return whether all keys that its observation could have are there; otherwise only making it tells
     */
    boolean add(TextKeys keys, RecordText text) {
        if (text.kind() == FieldScan.DECIMAL) {
            return false;
        }
        boolean added = text.isAscii() && form.add(keys, text.bytes(), text.from(), text.to());
        if (!added) {
            return convert(keys, text);
        }
        if (domains) {
            keys.addDomains(text.bytes(), text.from(), text.to());
        }
        return true;
    }

    private boolean convert(TextKeys keys, RecordText text) {
        String written = new String(text.bytes(), text.from(), text.to() - text.from(), StandardCharsets.UTF_8);
        Optional<List<JsonNode>> values = origin.values(List.of(written));
        values.ifPresent(nodes -> nodes.forEach(node -> keys.add(node, domains)));
        return values.isPresent();
    }
}

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
 * @param knowsBlank whether nothing comes of a single hyphen
 */
record FieldProbe(Origin origin, FieldForm form, boolean domains, boolean knowsBlank) {

    /** What logs write where there is nothing to write. */
    private static final byte BLANK = '-';

    static FieldProbe of(Origin origin, boolean domains) {
        boolean knowsBlank = origin.values(List.of("-")).filter(List::isEmpty).isPresent();
        return new FieldProbe(origin, FieldForm.of(origin.conversion()), domains, knowsBlank);
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
        if (knowsBlank && text.to() == text.from() + 1 && text.bytes()[text.from()] == BLANK) {
            return true;
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

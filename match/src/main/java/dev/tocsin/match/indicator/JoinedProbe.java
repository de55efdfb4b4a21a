package dev.tocsin.match.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.match.mapping.Origin;
import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the keys of what a mapping makes of several fields together. Not safe for use by several threads at once. */
final class JoinedProbe {

    private static final int ABSENT = -1;
    private static final int SEVERAL = -2;

    private final Origin origin;
    private final boolean domains;
    private final boolean httpUrl;
    private final int[][] fields;
    private final int[] found;
    private final RecordText[] texts;

    JoinedProbe(Origin origin, boolean domains, FieldNames names) {
        this.origin = origin;
        this.domains = domains;
        this.httpUrl = origin.conversion().equals("http url");
        this.fields = origin.fields().stream()
                .map(field -> field.stream().mapToInt(names::number).toArray())
                .toArray(int[][]::new);
        this.found = new int[fields.length];
        this.texts = new RecordText[fields.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = new RecordText();
        }
    }

    /**
     * Adds the keys of what the fields of a record come to.
     *
     * @return whether all keys that its observation could have are there; otherwise only making it tells
     */
    boolean add(TextKeys keys, FieldScan values, byte[] record) {
        for (int i = 0; i < fields.length; i++) {
            found[i] = find(values, fields[i]);
            if (found[i] == SEVERAL) {
                return false;
            }
            if (found[i] >= 0) {
                texts[i].take(values, found[i], record);
                if (texts[i].kind() == FieldScan.DECIMAL) {
                    return false;
                }
            }
        }
        return found[0] == ABSENT || (httpUrl && addUrl(keys)) || convert(keys);
    }

    /** {@code http://} + host + target: as a URL has its keys whatever its scheme and port are, these two have them. */
    private boolean addUrl(TextKeys keys) {
        RecordText host = texts[0];
        RecordText target = texts[1];
        if (domains || found[1] < 0 || !host.isAscii() || !target.isAscii() || target.isEmpty()) {
            return false;
        }
        boolean plain = target.bytes()[target.from()] == '/'
                && target.bytes()[target.to() - 1] > ' '
                && !FieldForm.hasControl(target.bytes(), target.from(), target.to())
                && FieldForm.isName(host.bytes(), host.from(), host.to());
        if (plain) {
            keys.addUrl(host.bytes(), host.from(), host.to(), target.bytes(), target.from(), target.to());
        }
        return plain;
    }

    private boolean convert(TextKeys keys) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            RecordText text = texts[i];
            written.add(
                    found[i] < 0
                            ? ""
                            : new String(text.bytes(), text.from(), text.to() - text.from(), StandardCharsets.UTF_8));
        }
        Optional<List<JsonNode>> values = origin.values(written);
        values.ifPresent(nodes -> nodes.forEach(node -> keys.add(node, domains)));
        return values.isPresent();
    }

    /** The only value of a field, whichever of its names it has. */
    private static int find(FieldScan values, int[] names) {
        int only = ABSENT;
        for (int value = 0; value < values.count(); value++) {
            int field = values.field(value);
            if (field >= 0 && contains(names, field) && values.kind(value) != FieldScan.NO_VALUE) {
                only = only == ABSENT ? value : SEVERAL;
            }
        }
        return only;
    }

    private static boolean contains(int[] names, int field) {
        for (int name : names) {
            if (name == field) {
                return true;
            }
        }
        return false;
    }
}

package dev.tocsin.match.indicator;

import dev.tocsin.telemetry.fields.FieldScan;
import java.util.function.IntConsumer;

/**
 * Finds the indicators whose keys the values of an event have. All keys of an event are made before the first is looked up, so
 * that the memory that they need is fetched at once. Nothing is allocated for an event. Not safe for use by several threads
 * at once.
 *
 * <p>A found indicator is a candidate: that the key is the same says that the value is, but for what {@link ValueKeys} passes
 * over and a chance of one in 2<sup>64</sup> for each entry.
 */
public final class IndicatorSearch {

    private final FieldKinds kinds;
    private final ValueKeys keys;
    private final WrittenText text = new WrittenText();
    private long asked;
    private long passed;

    /**
     * Searches the fields that have kinds.
     *
     * @param seed that of the tables to be searched
     */
    public IndicatorSearch(FieldKinds kinds, long seed) {
        this.kinds = kinds;
        this.keys = new ValueKeys(seed);
    }

    /**
     * Tells the number of each indicator that a value could be, once for each value and way in which it could.
     *
     * @param values those of the record that was read last
     * @param bytes in which the record is
     */
    public void search(IndicatorTable table, FieldScan values, byte[] bytes, IntConsumer found) {
        keys.clear();
        keys.networks(table.networks());
        for (int value = 0; value < values.count(); value++) {
            ValueKind[] ofField = kinds.of(values.field(value));
            if (ofField.length > 0 && values.kind(value) != FieldScan.NO_VALUE) {
                add(ofField, values, value, bytes);
            }
        }
        asked += keys.count();
        for (int i = 0; i < keys.count(); i++) {
            long key = keys.key(i);
            if (table.mayHold(key)) {
                passed++;
                table.find(key, found);
            }
        }
    }

    private void add(ValueKind[] ofField, FieldScan values, int value, byte[] bytes) {
        int from = values.from(value);
        int to = values.to(value);
        byte kind = values.kind(value);
        if (kind < FieldScan.INTEGER && (kind & (FieldScan.ESCAPED | FieldScan.CODED)) != 0) {
            text.read(bytes, from, to);
            add(ofField, text.bytes(), 0, text.length());
        } else {
            add(ofField, bytes, from, to);
        }
    }

    private void add(ValueKind[] ofField, byte[] bytes, int from, int to) {
        for (ValueKind kind : ofField) {
            if (kind != ValueKind.ADDRESS) {
                keys.add(kind, bytes, from, to);
            } else if (keys.address(bytes, from, to)) {
                return;
            }
        }
    }

    /** How many keys were looked up so far. */
    public long asked() {
        return asked;
    }

    /** How many of them the filters let pass, to be looked up in the tables. */
    public long passed() {
        return passed;
    }
}

package dev.tocsin.match.indicator;

import dev.tocsin.telemetry.fields.FieldScan;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the indicators whose keys the values of an event have. Nothing is allocated for an event. Not safe for use by several
 * threads at once.
 *
 * <p>Logs say the same again and again: values for which nothing was found lately are known by a hash of their bytes, 128 KiB
 * of them, and are neither read nor looked up again while the table is the same.
 *
 * <p>A found indicator is a candidate: that the key is the same says that the value is, but for what {@link ValueKeys} passes
 * over and a chance of one in 2<sup>64</sup> for each entry.
 */
public final class IndicatorSearch {

    private static final int REMEMBERED = 1 << 14;

    private final FieldKinds kinds;
    private final ValueKeys keys;
    private final WrittenText text = new WrittenText();
    private final long start;
    private final long[] absent = new long[REMEMBERED];
    private @Nullable IndicatorTable searched;
    private long remembered;
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
        this.start = KeyHash.start(seed, 0);
    }

    /**
     * Tells the number of each indicator that a value could be, once for each value and way in which it could.
     *
     * @param values those of the record that was read last
     * @param bytes in which the record is
     */
    public void search(IndicatorTable table, FieldScan values, byte[] bytes, IntConsumer found) {
        if (table != searched) {
            searched = table;
            keys.networks(table.networks());
            Arrays.fill(absent, 0);
        }
        int count = values.count();
        for (int value = 0; value < count; value++) {
            int set = kinds.set(values.field(value));
            if (set != 0) {
                long hash = KeyHash.bytes(start + set, bytes, values.from(value), values.to(value), false) | 1;
                if (absent[slot(hash)] == hash) {
                    remembered++;
                } else if (values.kind(value) != FieldScan.NO_VALUE
                        && lookUp(table, values, value, bytes, found) == 0) {
                    absent[slot(hash)] = hash;
                }
            }
        }
    }

    private static int slot(long hash) {
        return (int) (hash >>> 32) & (REMEMBERED - 1);
    }

    /** How many indicators were found for a value. */
    private int lookUp(IndicatorTable table, FieldScan values, int value, byte[] bytes, IntConsumer found) {
        int from = values.from(value);
        int to = values.to(value);
        keys.clear();
        ValueKind[] ofField = kinds.of(values.field(value));
        byte kind = values.kind(value);
        if (kind < FieldScan.INTEGER && (kind & (FieldScan.ESCAPED | FieldScan.CODED)) != 0) {
            text.read(bytes, from, to);
            makeKeys(ofField, text.bytes(), 0, text.length());
        } else {
            makeKeys(ofField, bytes, from, to);
        }
        return lookUp(table, found);
    }

    private void makeKeys(ValueKind[] ofField, byte[] bytes, int from, int to) {
        for (ValueKind kind : ofField) {
            if (kind != ValueKind.ADDRESS) {
                keys.add(kind, bytes, from, to);
            } else if (keys.address(bytes, from, to)) {
                return;
            }
        }
    }

    /** How many indicators were found. */
    private int lookUp(IndicatorTable table, IntConsumer found) {
        int count = 0;
        for (int i = 0; i < keys.count(); i++) {
            if (table.mayHold(keys.key(i))) {
                count += table.find(keys.key(i), found);
                passed++;
            }
        }
        asked += keys.count();
        return count;
    }

    /** How many values were passed over so far, since nothing was found for them lately. */
    public long remembered() {
        return remembered;
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

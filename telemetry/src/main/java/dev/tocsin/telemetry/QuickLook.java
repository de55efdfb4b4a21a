package dev.tocsin.telemetry;

import dev.tocsin.telemetry.fields.BytesTable;
import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import dev.tocsin.telemetry.frame.Slice;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells from the bytes of a record whether anybody wants its event, before anything is made of it: most events concern
 * nobody, and making a tree of each costs ten times what reading its fields does.
 *
 * <p>It knows flat Windows events and Zeek's JSON by themselves, and only such records as the whole way would read
 * without a remark: with a time that can be read, with text that is Unicode, and with keys that stood in a record before
 * that had none twice. Whatever it is not sure of goes the whole way. Not safe for use by several threads at once.
 */
public final class QuickLook {

    /** The fields it must see, to be among the names of the scan. */
    public static final List<String> NAMES = List.of(
            "EventID",
            "Channel",
            "UtcTime",
            "TimeCreated",
            "EventTime",
            "@timestamp",
            "_path",
            "ts",
            "@stream",
            "event_type",
            "Event",
            "winlog",
            "type",
            "id_orig_h",
            "id_orig_p",
            "id_resp_h",
            "id_resp_p",
            "certificate_subject");

    /** More shapes than the logs of a site have. */
    private static final int MOST_SHAPES = 100_000;

    private static final int MOST_STREAMS = 1_000;
    private static final int NONE = -1;
    private static final int SEVERAL = -2;

    /** Who wants events. */
    public interface Wish {

        /**
         * Whether the event is wanted.
         *
         * @param values those of the record, good until the next is looked at
         * @param bytes that the record is in
         */
        boolean wants(LogSource source, FieldScan values, byte[] bytes);
    }

    private final FieldScan values;
    private final Wish wish;
    private final int[] fields = new int[NAMES.size()];
    private final int[] found = new int[NAMES.size()];
    private final int[] place;
    private final Set<Long> cleanShapes = new HashSet<>();
    private final BytesTable<LogSource> windows = new BytesTable<>(MOST_STREAMS);
    private final BytesTable<LogSource> zeek = new BytesTable<>(MOST_STREAMS);
    private byte[] key = new byte[256];

    /**
     * @param values reads each record
     * @param names those of the scan, {@link #NAMES} among them
     */
    public QuickLook(FieldScan values, FieldNames names, Wish wish) {
        this.values = values;
        this.wish = wish;
        this.place = new int[names.size()];
        java.util.Arrays.fill(place, NONE);
        for (int i = 0; i < fields.length; i++) {
            fields[i] = names.number(NAMES.get(i));
            if (fields[i] < 0) {
                throw new IllegalArgumentException("the scan does not look for " + NAMES.get(i));
            }
            place[fields[i]] = i;
        }
    }

    /** The source of an event that nobody wants; empty for one that must be read. */
    Optional<LogSource> unwanted(Slice record) {
        byte[] bytes = record.buffer();
        int end = record.start() + record.length();
        if (values.scan(bytes, record.start(), end) != end || values.surrogateEscapes()) {
            return Optional.empty();
        }
        if (!cleanShapes.contains(values.shape()) || (values.wide() && !Utf8Text.isValid(record))) {
            return Optional.empty();
        }
        find();
        Optional<LogSource> source = source(bytes);
        return source.filter(known -> !wish.wants(known, values, bytes));
    }

    /** Says that the record that was looked at last was read without a remark. */
    void wasClean() {
        if (cleanShapes.size() < MOST_SHAPES) {
            cleanShapes.add(values.shape());
        }
    }

    private void find() {
        java.util.Arrays.fill(found, NONE);
        for (int value = 0; value < values.count(); value++) {
            int field = values.field(value);
            if (field >= 0 && place[field] >= 0) {
                int at = place[field];
                found[at] = found[at] == NONE ? value : SEVERAL;
            }
        }
    }

    private Optional<LogSource> source(byte[] bytes) {
        boolean other = isThere("@stream")
                || isThere("event_type")
                || isThere("Event")
                || isThere("winlog")
                || isThere("type")
                || isThere("id_orig_h")
                || isThere("id_orig_p")
                || isThere("id_resp_h")
                || isThere("id_resp_p")
                || isThere("certificate_subject");
        if (other) {
            return Optional.empty();
        }
        if (isThere("_path")) {
            return hasZeekTime() ? stream("_path", LogFormat.ZEEK_JSON, zeek, bytes) : Optional.empty();
        }
        boolean isWindows = !isThere("ts") && value("EventID") >= 0 && hasWindowsTime(bytes);
        return isWindows ? stream("Channel", LogFormat.WINDOWS_FLAT, windows, bytes) : Optional.empty();
    }

    private Optional<LogSource> stream(String name, LogFormat format, BytesTable<LogSource> known, byte[] bytes) {
        int value = value(name);
        if (value < 0 || values.kind(value) != FieldScan.PLAIN) {
            return Optional.empty();
        }
        int from = values.from(value);
        int length = values.to(value) - from;
        if (length == 0 || length > key.length) {
            return Optional.empty();
        }
        System.arraycopy(bytes, from, key, 0, length);
        LogSource source = known.get(key, length);
        if (source == null) {
            source = new LogSource(format, new String(key, 0, length, StandardCharsets.US_ASCII));
            known.put(key, length, source);
        }
        return Optional.of(source);
    }

    private boolean isThere(String name) {
        return found[NAMES.indexOf(name)] != NONE;
    }

    /** The only value of a field, or a negative number. */
    private int value(String name) {
        int value = found[NAMES.indexOf(name)];
        return value >= 0 && values.kind(value) != FieldScan.NO_VALUE ? value : NONE;
    }

    /** In the order in which {@link WindowsFlat} looks for it. */
    private boolean hasWindowsTime(byte[] bytes) {
        if (isThere("UtcTime")) {
            return isDateTime("UtcTime", bytes, false);
        }
        return !isThere("TimeCreated") && !isThere("EventTime") && isDateTime("@timestamp", bytes, true);
    }

    /** A number of seconds with ten digits before the point. */
    private boolean hasZeekTime() {
        int value = value("ts");
        if (value < 0) {
            return false;
        }
        int length = values.to(value) - values.from(value);
        return values.kind(value) == FieldScan.DECIMAL && length >= 11 && length <= 20;
    }

    /** {@code 2026-11-23T10:20:30.123Z} or {@code 2026-11-23 10:20:30.123}, on a day that every month has. */
    private boolean isDateTime(String name, byte[] bytes, boolean zoned) {
        int value = value(name);
        if (value < 0 || values.kind(value) != FieldScan.PLAIN) {
            return false;
        }
        int from = values.from(value);
        int to = values.to(value) - (zoned ? 1 : 0);
        if (to - from < 19 || to - from > 29 || (zoned && bytes[to] != 'Z')) {
            return false;
        }
        byte middle = bytes[from + 10];
        return digits(bytes, from, 4, 1, 9_999)
                && bytes[from + 4] == '-'
                && digits(bytes, from + 5, 2, 1, 12)
                && bytes[from + 7] == '-'
                && digits(bytes, from + 8, 2, 1, 28)
                && (middle == 'T' || middle == ' ')
                && digits(bytes, from + 11, 2, 0, 23)
                && bytes[from + 13] == ':'
                && digits(bytes, from + 14, 2, 0, 59)
                && bytes[from + 16] == ':'
                && digits(bytes, from + 17, 2, 0, 59)
                && (to - from == 19
                        || (bytes[from + 19] == '.'
                                && to - from > 20
                                && digits(bytes, from + 20, to - from - 20, 0, 999_999_999)));
    }

    private static boolean digits(byte[] bytes, int from, int count, int least, int most) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return number >= least && number <= most;
    }
}

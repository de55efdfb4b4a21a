package dev.tocsin.telemetry;

import dev.tocsin.telemetry.fields.BytesTable;
import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import dev.tocsin.telemetry.frame.Slice;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells from the bytes of a record whether anybody wants its event, before anything is made of it: most events concern
 * nobody, and making a tree of each costs ten times what reading its fields does.
 *
 * <p>It knows flat Windows events, Zeek's JSON, EVE, CloudTrail and OCSF by themselves, and only such records as the whole way would read
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
            "certificate_subject",
            "timestamp",
            "flow_id",
            "in_iface",
            "pcap_cnt",
            "src_ip",
            "stats",
            "engine",
            "eventSource",
            "eventName",
            "eventVersion",
            "userIdentity",
            "awsRegion",
            "eventTime",
            "class_uid",
            "metadata",
            "time");

    /** More shapes than the logs of a site have. */
    private static final int MOST_SHAPES = 100_000;

    private static final int MOST_STREAMS = 1_000;
    private static final int MILLISECONDS_DIGITS = 13;

    /** What makes a record another than those that are known here, or one that must be rewritten. */
    private static final long STRANGE =
            among("Event", "winlog", "type", "id_orig_h", "id_orig_p", "id_resp_h", "id_resp_p", "certificate_subject");

    private static final long ZEEK = among("_path", "@stream", "ts");
    private static final long EVE = among("flow_id", "in_iface", "pcap_cnt", "src_ip", "stats", "engine");
    private static final long CLOUDTRAIL = among("eventVersion", "userIdentity", "awsRegion");
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
    private final Map<LogFormat, BytesTable<LogSource>> known = new EnumMap<>(LogFormat.class);
    private byte[] key = new byte[256];

    /** A bit for each of {@link #NAMES} that the record has. */
    private long there;

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
        there = 0;
        for (int value = 0; value < values.count(); value++) {
            int field = values.field(value);
            if (field >= 0 && place[field] >= 0) {
                int at = place[field];
                found[at] = found[at] == NONE ? value : SEVERAL;
                there |= 1L << at;
            }
        }
    }

    /** In the order in which {@link Recognition} asks. */
    private Optional<LogSource> source(byte[] bytes) {
        if (isAnyThere(STRANGE)) {
            return Optional.empty();
        }
        if (isAnyThere(ZEEK)) {
            String name = isThere("_path") ? "_path" : "@stream";
            return hasZeekTime(bytes) ? stream(name, LogFormat.ZEEK_JSON, bytes) : Optional.empty();
        }
        if (isThere("event_type")) {
            boolean eve = isAnyThere(EVE) && isDateTime("timestamp", bytes, true);
            return eve ? stream("event_type", LogFormat.SURICATA_EVE, bytes) : Optional.empty();
        }
        if (isThere("EventID")) {
            boolean windows = value("EventID") >= 0 && hasWindowsTime(bytes);
            return windows ? stream("Channel", LogFormat.WINDOWS_FLAT, bytes) : Optional.empty();
        }
        if (isThere("eventSource")) {
            boolean cloudTrail = isText("eventName") && isAnyThere(CLOUDTRAIL) && isDateTime("eventTime", bytes, true);
            return cloudTrail ? stream("eventSource", LogFormat.CLOUDTRAIL, bytes) : Optional.empty();
        }
        return isThere("class_uid") ? ocsf(bytes) : Optional.empty();
    }

    private Optional<LogSource> ocsf(byte[] bytes) {
        int uid = value("class_uid");
        int time = value("time");
        int metadata = found[NAMES.indexOf("metadata")];
        boolean claimed = uid >= 0
                && values.kind(uid) == FieldScan.INTEGER
                && metadata >= 0
                && bytes[values.from(metadata)] == '{'
                && time >= 0
                && values.kind(time) == FieldScan.INTEGER
                && values.to(time) - values.from(time) == MILLISECONDS_DIGITS;
        return claimed ? stream(uid, LogFormat.OCSF, bytes) : Optional.empty();
    }

    private Optional<LogSource> stream(String name, LogFormat format, byte[] bytes) {
        int value = value(name);
        return value >= 0 && values.kind(value) == FieldScan.PLAIN ? stream(value, format, bytes) : Optional.empty();
    }

    private Optional<LogSource> stream(int value, LogFormat format, byte[] bytes) {
        int from = values.from(value);
        int length = values.to(value) - from;
        if (length == 0 || length > key.length) {
            return Optional.empty();
        }
        System.arraycopy(bytes, from, key, 0, length);
        BytesTable<LogSource> ofFormat = known.computeIfAbsent(format, any -> new BytesTable<>(MOST_STREAMS));
        LogSource source = ofFormat.get(key, length);
        if (source == null) {
            source = new LogSource(format, new String(key, 0, length, StandardCharsets.US_ASCII));
            ofFormat.put(key, length, source);
        }
        return Optional.of(source);
    }

    /** A bit for each of the names. */
    private static long among(String... names) {
        long bits = 0;
        for (String name : names) {
            bits |= 1L << NAMES.indexOf(name);
        }
        return bits;
    }

    private boolean isAnyThere(long names) {
        return (there & names) != 0;
    }

    private boolean isText(String name) {
        int value = value(name);
        return value >= 0 && values.kind(value) < FieldScan.INTEGER;
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

    /** A number of seconds with ten digits before the point, or text. */
    private boolean hasZeekTime(byte[] bytes) {
        int value = value("ts");
        if (value < 0) {
            return false;
        }
        int length = values.to(value) - values.from(value);
        return values.kind(value) == FieldScan.DECIMAL ? length >= 11 && length <= 20 : isDateTime("ts", bytes, true);
    }

    /**
     * {@code 2026-11-23T10:20:30.123Z}, {@code 2026-11-23T10:20:30+0100} or {@code 2026-11-23 10:20:30.123}, on a day that every
     * month has.
     */
    private boolean isDateTime(String name, byte[] bytes, boolean zoned) {
        int value = value(name);
        if (value < 0 || values.kind(value) != FieldScan.PLAIN) {
            return false;
        }
        int from = values.from(value);
        int to = zoned ? beforeZone(bytes, from, values.to(value)) : values.to(value);
        if (to - from < 19 || to - from > 29) {
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

    /** Where a {@code Z}, {@code +0100} or {@code +01:00} at the end begins; the beginning of the text if it has none. */
    private static int beforeZone(byte[] bytes, int from, int to) {
        if (to > from && bytes[to - 1] == 'Z') {
            return to - 1;
        }
        boolean colon = to - from > 6 && bytes[to - 3] == ':';
        int sign = to - (colon ? 6 : 5);
        boolean zone = sign > from
                && (bytes[sign] == '+' || bytes[sign] == '-')
                && digits(bytes, sign + 1, 2, 0, 17)
                && digits(bytes, to - 2, 2, 0, 59);
        return zone ? sign : from;
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

package dev.tocsin.benchmark;

import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the values of an event where it comes from, as a reader of logs would: Windows events by their channel, Zeek's by
 * their log. No object is made for an event. Not safe for use by several threads at once.
 */
final class EventOrigin {

    /** The fields that name the stream, by format; the first that is there counts. */
    private static final List<String> OF_WINDOWS = List.of("Channel", "SourceName");

    private static final List<String> OF_ZEEK = List.of("_path", "@stream");

    /** What a scan must be told to look for. */
    static final List<String> NAMES = List.of("Channel", "SourceName", "_path", "@stream");

    private static final int SLOTS = 1 << 12;

    private final int[] windows;
    private final int[] zeek;
    private final @Nullable Known[] known = new Known[SLOTS];

    @SuppressWarnings("ArrayRecordComponent")
    private record Known(LogFormat format, byte[] stream, LogSource source) {}

    EventOrigin(FieldNames names) {
        windows = OF_WINDOWS.stream().mapToInt(names::number).toArray();
        zeek = OF_ZEEK.stream().mapToInt(names::number).toArray();
    }

    LogSource of(Log log, FieldScan values) {
        int[] fields = switch (log.source().format()) {
            case WINDOWS_FLAT -> windows;
            case ZEEK_JSON -> zeek;
            default -> new int[0];
        };
        for (int field : fields) {
            for (int value = 0; value < values.count(); value++) {
                if (values.field(value) == field && values.kind(value) < FieldScan.INTEGER) {
                    return named(log, values, value);
                }
            }
        }
        return log.source();
    }

    private LogSource named(Log log, FieldScan values, int value) {
        int from = values.from(value);
        int to = values.to(value);
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = hash * 31 + log.bytes()[at];
        }
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        Known there = known[slot];
        if (there == null
                || there.format() != log.source().format()
                || !Arrays.equals(there.stream(), 0, there.stream().length, log.bytes(), from, to)) {
            LogSource source = new LogSource(log.source().format(), values.text(value));
            there = new Known(source.format(), Arrays.copyOfRange(log.bytes(), from, to), source);
            known[slot] = there;
        }
        return there.source();
    }
}

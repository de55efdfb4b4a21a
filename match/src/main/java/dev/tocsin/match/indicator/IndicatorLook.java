package dev.tocsin.match.indicator;

import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.fields.FieldNames;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thread's way to tell which events can be evidence for an indicator, without making observations of them. It has no part in what
 * indicators wait for, so it may be asked while another thread accepts.
 */
public final class IndicatorLook {

    /**
     * More sources than any site has; streams are named by the logs themselves, so their number must be bounded. The events of
     * further ones are all shown to the indicators.
     */
    private static final int MOST_SOURCES = 1_000;

    private final IndicatorIndex index;
    private final EventMapping mapping;
    private final Map<LogSource, RecordProbe> probes = new HashMap<>();
    private @Nullable LogSource lastSource;
    private RecordProbe lastProbe = RecordProbe.NONE;

    IndicatorLook(IndicatorIndex index, EventMapping mapping) {
        this.index = index;
        this.mapping = mapping;
    }

    /**
     * Tells which records of a log cannot be evidence for any indicator: to accept what is made of one of them would give nothing and
     * change nothing.
     *
     * @param names of the scan that reads the records, the {@link IndicatorMatcher#fieldNames} among them; always the same
     */
    public RecordProbe probe(LogSource source, FieldNames names) {
        if (!source.equals(lastSource)) {
            lastSource = source;
            lastProbe = known(source, names);
        }
        return lastProbe;
    }

    private RecordProbe known(LogSource source, FieldNames names) {
        RecordProbe known = probes.get(source);
        if (known != null) {
            return known;
        }
        if (probes.size() >= MOST_SOURCES) {
            return RecordProbe.ALWAYS;
        }
        RecordProbe made = new RecordProbe(SourcePlan.of(source, index, mapping, names), index);
        probes.put(source, made);
        return made;
    }
}

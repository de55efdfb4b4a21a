package dev.tocsin.match.indicator;

import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import java.util.HashMap;
import java.util.Map;

/**
 * One thread's way to ask whether an event can be evidence for any indicator. For that thread only; the indicators are shared.
 *
 * <p>What it says depends on the indicators and the event alone, not on what was accepted before: an observation for which a
 * pattern waits has a value that the pattern asks for, as the first one had, whatever the pattern waits with.
 */
public final class IndicatorLook {

    /** More sources than any site has; streams are named by the logs themselves, so their number must be bounded. */
    private static final int MOST_SOURCES = 1_000;

    private final IndicatorIndex index;
    private final EventMapping mapping;
    private final Map<LogSource, SourcePlan> plans = new HashMap<>();
    private final ValueKeys keys;
    private final TextKeys textKeys;
    private final RecordText text = new RecordText();

    IndicatorLook(IndicatorIndex index, EventMapping mapping) {
        this.index = index;
        this.mapping = mapping;
        this.keys = new ValueKeys(index.seed());
        keys.networks(index.networks());
        this.textKeys = new TextKeys(keys);
    }

    /**
     * Whether an event can be evidence for any indicator; never false if it is. Where it is false,
     * {@link IndicatorMatcher#accept} would give nothing and change nothing.
     *
     * @param values those of the event's record, read last
     * @param names of the scan that read them, the {@link IndicatorMatcher#fieldNames} among them
     * @param record the bytes in which it is
     */
    public boolean mayMatch(LogSource source, FieldScan values, FieldNames names, byte[] record) {
        SourcePlan plan = plan(source, names);
        if (plan.always() || plan.never()) {
            return plan.always();
        }
        keys.clear();
        return !plan.add(textKeys, text, values, record) || index.asksForAny(keys);
    }

    private SourcePlan plan(LogSource source, FieldNames names) {
        SourcePlan known = plans.get(source);
        if (known == null) {
            known = SourcePlan.of(source, index, mapping, names);
            if (plans.size() < MOST_SOURCES) {
                plans.put(source, known);
            }
        }
        return known;
    }
}

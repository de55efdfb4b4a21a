package dev.tocsin.match.engine;

import dev.tocsin.match.indicator.IndicatorLook;
import dev.tocsin.match.indicator.RecordProbe;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import java.util.function.IntConsumer;

/**
 * One thread's way to ask whether a record concerns any rule. For that thread only; rules, compiled plans and indicators are
 * shared with the {@link RuleMatcher} that it comes from.
 *
 * <p>What it says depends on the rules and the record alone, so it may be asked about records long before the events in front
 * of them are accepted, and while another thread accepts them.
 */
public final class RuleLook {

    private final IndicatorLook indicators;
    private final SigmaEngine.Session detections;
    private final FieldNames names;
    private final IntConsumer holding = this::holds;
    private boolean held;

    RuleLook(IndicatorLook indicators, SigmaEngine.Session detections, FieldNames names) {
        this.indicators = indicators;
        this.detections = detections;
        this.names = names;
    }

    /** Reads the records that are asked about with {@link #concerns}. */
    public FieldScan values() {
        return detections.values();
    }

    /** The fields whose values are among those. */
    public FieldNames names() {
        return names;
    }

    /**
     * Whether the event of the record that was read last with {@link #values} can make a rule match, now or later: if not, to
     * accept it would give nothing and change nothing.
     *
     * @param record the bytes in which it is
     */
    public boolean concerns(LogSource source, byte[] record) {
        RecordProbe probe = indicators.probe(source, names);
        held = false;
        boolean some = detections.match(source, probe, record, holding);
        return some || held || probe.saysTogether(values(), record);
    }

    private void holds(int ignored) {
        held = true;
    }
}

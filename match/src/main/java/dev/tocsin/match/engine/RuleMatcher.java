package dev.tocsin.match.engine;

import dev.tocsin.match.EventMatcher;
import dev.tocsin.match.Hit;
import dev.tocsin.match.IndicatorRule;
import dev.tocsin.match.Limits;
import dev.tocsin.match.Oracle.Unwatched;
import dev.tocsin.match.Oracle.Validity;
import dev.tocsin.match.RuleCounts;
import dev.tocsin.match.indicator.IndicatorLook;
import dev.tocsin.match.indicator.IndicatorMatcher;
import dev.tocsin.match.indicator.RecordProbe;
import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.match.mapping.Misfit;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.Resolution;
import dev.tocsin.stix.StixJson;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * All rules asked about events, the fast way: indicators, Sigma rules and correlations. It reads nothing and writes nothing. Not
 * safe for use by several threads at once: other threads ask which records concern a rule by a {@link #look} each.
 *
 * <p>An event can be given as it is ({@link #accept}), or its record be looked at first where it stands in memory: one that
 * {@link #concerns} no rule need not be made an event.
 */
public final class RuleMatcher implements EventMatcher {

    private final EventMapping mapping;
    private final Consumer<Misfit> misfits;
    private final IndicatorMatcher indicators;
    private final SigmaMatcher detections;
    private final IndicatorLook look;

    /**
     * @param misfits is given each field of an event that was made an observation that was there and could not be used
     * @param alsoRead names of fields whose values the caller wants to see, too
     * @param plans may have the compiled plans of these rules; see {@link #keepPlans}
     */
    public RuleMatcher(
            Collection<IndicatorRule> rules,
            Resolution resolution,
            LogSources sources,
            EventMapping mapping,
            Limits limits,
            Validity validity,
            Collection<String> alsoRead,
            Consumer<Misfit> misfits,
            Optional<PlanStore> plans) {
        this.mapping = mapping;
        this.misfits = misfits;
        this.indicators = new IndicatorMatcher(rules, mapping, limits, validity);
        this.look = indicators.look();
        Set<String> names = new TreeSet<>(indicators.fieldNames());
        names.addAll(alsoRead);
        this.detections = new SigmaMatcher(resolution, sources, limits, names, plans);
    }

    /** Lets the store keep the compiled plans, if any had to be made. */
    public void keepPlans() {
        detections.keepPlans();
    }

    /**
     * Another thread's way to ask which records concern a rule. It may be used while events are accepted here, and says what
     * {@link #concerns} says.
     */
    public RuleLook look() {
        return new RuleLook(indicators.look(), detections.session(), detections.names());
    }

    /** Reads the records that are asked about with {@link #concerns}. */
    public FieldScan values() {
        return detections.values();
    }

    /** The fields whose values are among those. */
    public FieldNames names() {
        return detections.names();
    }

    /**
     * Whether the event of the record that was read last with {@link #values} can make a rule match, now or later: if not, to
     * accept it would give nothing and change nothing.
     *
     * @param record the bytes in which it is
     */
    public boolean concerns(LogSource source, byte[] record) {
        return asksIndicators(source, record) || detections.anyHolds();
    }

    /** Asks about the record; whether it may be evidence for an indicator. */
    private boolean asksIndicators(LogSource source, byte[] record) {
        RecordProbe probe = look.probe(source, names());
        boolean some = detections.ask(source, probe, record);
        return some || probe.saysTogether(values(), record);
    }

    @Override
    public List<Hit> accept(Event event) {
        byte[] record = StixJson.write(event.fields());
        if (values().scan(record, 0, record.length) == FieldScan.UNREADABLE) {
            throw new IllegalStateException("an event that was read can be read again");
        }
        List<Hit> hits = new ArrayList<>();
        if (asksIndicators(event.source(), record)) {
            hits.addAll(indicators.accept(mapping.observe(event, misfits)));
        }
        hits.addAll(detections.acceptAsked(event));
        return hits;
    }

    @Override
    public List<Hit> end() {
        return detections.end();
    }

    /** Of the indicators, then of the others. */
    @Override
    public List<RuleCounts> counts() {
        List<RuleCounts> counts = new ArrayList<>(indicators.counts());
        counts.addAll(detections.counts());
        return counts;
    }

    @Override
    public List<Unwatched> unwatched() {
        List<Unwatched> unwatched = new ArrayList<>(indicators.unwatched());
        unwatched.addAll(detections.unwatched());
        return unwatched;
    }
}

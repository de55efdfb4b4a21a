package dev.tocsin.match.indicator;

import dev.tocsin.match.Hit;
import dev.tocsin.match.IndicatorRule;
import dev.tocsin.match.Limits;
import dev.tocsin.match.Observation;
import dev.tocsin.match.Oracle;
import dev.tocsin.match.Oracle.Unwatched;
import dev.tocsin.match.Oracle.Validity;
import dev.tocsin.match.RuleCounts;
import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import java.security.SecureRandom;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Indicators asked the fast way. An event is made an observation only if a value in its bytes is one that an indicator asks for,
 * or if an indicator asks for something else of what it has; and an observation is shown to those indicators only. What they say
 * of it is what the plain evaluator says. Not safe for use by several threads at once.
 */
public final class IndicatorMatcher {

    /** More sources than any site has; streams are named by the logs themselves, so their number must be bounded. */
    private static final int MOST_SOURCES = 1_000;

    private final EventMapping mapping;
    private final Oracle oracle;
    private final IndicatorIndex index;
    private final BitSet open = new BitSet();
    private final BitSet among = new BitSet();
    private final Map<LogSource, SourcePlan> plans = new HashMap<>();
    private final ValueKeys keys;
    private final TextKeys textKeys;
    private final RecordText text = new RecordText();

    public IndicatorMatcher(Collection<IndicatorRule> rules, EventMapping mapping, Limits limits, Validity validity) {
        this.mapping = mapping;
        this.oracle = new Oracle(rules, limits, validity);
        this.index = IndicatorIndex.of(oracle.rules(), new SecureRandom().nextLong());
        index.open().keySet().forEach(open::set);
        this.keys = new ValueKeys(index.seed());
        keys.networks(index.networks());
        this.textKeys = new TextKeys(keys);
    }

    /** The names of the fields in which a scan must look for values, whose records are given to {@link #mayMatch}. */
    public Set<String> fieldNames() {
        Set<ObjectPath> paths = new LinkedHashSet<>(index.paths());
        index.open().values().forEach(witness -> paths.addAll(witness.present()));
        return mapping.fieldNames(paths);
    }

    /**
     * Whether an event can be evidence for any indicator; never false if it is. Where it is false, {@link #accept} would give
     * nothing and change nothing.
     *
     * @param values those of the event's record, read last
     * @param names of the scan that read them, the {@link #fieldNames} among them
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

    /** Takes the next observation; the hits that it completes, in the order of the rules. */
    public List<Hit> accept(Observation observation) {
        among.clear();
        among.or(open);
        keys.clear();
        observation.objects().values().forEach(object -> textKeys.add(object, index.asksForDomains()));
        for (int i = 0; i < keys.count(); i++) {
            index.find(keys.key(i), among::set);
        }
        return oracle.accept(observation, among);
    }

    /** What became of each rule that is watched for, in the order of the rules. */
    public List<RuleCounts> counts() {
        return oracle.counts();
    }

    /** The rules that are not watched for. */
    public List<Unwatched> unwatched() {
        return oracle.unwatched();
    }
}

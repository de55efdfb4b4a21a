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
import java.security.SecureRandom;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Indicators asked the fast way. An event is made an observation only if a value in its bytes is one that an indicator asks for,
 * or if an indicator asks for something else of what it has; and an observation is shown to those indicators only. What they say
 * of it is what the plain evaluator says. Not safe for use by several threads at once.
 */
public final class IndicatorMatcher {

    private final EventMapping mapping;
    private final Oracle oracle;
    private final IndicatorIndex index;
    private final BitSet open = new BitSet();
    private final BitSet among = new BitSet();
    private final ValueKeys keys;
    private final TextKeys textKeys;

    public IndicatorMatcher(Collection<IndicatorRule> rules, EventMapping mapping, Limits limits, Validity validity) {
        this.mapping = mapping;
        this.oracle = new Oracle(rules, limits, validity);
        this.index = IndicatorIndex.of(oracle.rules(), new SecureRandom().nextLong());
        index.open().keySet().forEach(open::set);
        this.keys = new ValueKeys(index.seed());
        keys.networks(index.networks());
        this.textKeys = new TextKeys(keys);
    }

    /** The names of the fields in which a scan must look for values, whose records are given to {@link IndicatorLook#probe}. */
    public Set<String> fieldNames() {
        Set<ObjectPath> paths = new LinkedHashSet<>(index.paths());
        index.open().values().forEach(witness -> paths.addAll(witness.present()));
        return mapping.fieldNames(paths);
    }

    /** Tells which records can be evidence; each thread has its own, and may use it while observations are accepted here. */
    public IndicatorLook look() {
        return new IndicatorLook(index, mapping);
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

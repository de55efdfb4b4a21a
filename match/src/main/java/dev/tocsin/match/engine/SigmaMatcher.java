package dev.tocsin.match.engine;

import dev.tocsin.match.EventMatcher;
import dev.tocsin.match.Hit;
import dev.tocsin.match.Limits;
import dev.tocsin.match.Oracle.Unwatched;
import dev.tocsin.match.RuleCounts;
import dev.tocsin.match.indicator.RecordProbe;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.match.sigma.SigmaOracle;
import dev.tocsin.sigma.Resolution;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.stix.StixJson;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Sigma rules and correlations asked the fast way: the engine says which rules hold, and only those are walked over the
 * event, to name what matched and to tell correlations. Not safe for use by several threads at once.
 */
public final class SigmaMatcher implements EventMatcher {

    private final SigmaEngine engine;
    private final SigmaEngine.Session session;
    private final SigmaOracle oracle;
    private final Optional<Kept> kept;
    private final int plansFound;
    private final IntConsumer holding = this::holds;
    private final Set<SigmaRule> held = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param alsoRead names of fields whose values the caller wants to see, too */
    public SigmaMatcher(Resolution resolution, LogSources sources, Limits limits, Collection<String> alsoRead) {
        this(resolution, sources, limits, alsoRead, Optional.empty());
    }

    /**
     * @param alsoRead names of fields whose values the caller wants to see, too
     * @param store may have the plans of these rules; see {@link #keepPlans}
     */
    public SigmaMatcher(
            Resolution resolution,
            LogSources sources,
            Limits limits,
            Collection<String> alsoRead,
            Optional<PlanStore> store) {
        this.oracle = new SigmaOracle(resolution, sources, limits);
        List<SigmaRule> rules = oracle.rules();
        this.kept = store.map(each -> new Kept(each, PlanKey.of(rules, sources, alsoRead)));
        this.engine =
                kept.flatMap(each -> each.engine(rules)).orElseGet(() -> SigmaEngine.of(rules, sources, alsoRead));
        this.plansFound = engine.planCount();
        this.session = engine.session();
    }

    /** Where plans are kept, and under which key. */
    private record Kept(PlanStore store, String key) {

        Optional<SigmaEngine> engine(List<SigmaRule> rules) {
            Optional<ByteBuffer> found = store.find(key);
            Optional<SigmaEngine> engine = found.flatMap(bytes -> SigmaEngine.unpacked(bytes, rules));
            if (found.isPresent() && engine.isEmpty()) {
                store.damaged(key);
            }
            return engine;
        }
    }

    /** Lets the store keep the plans, if any had to be made. */
    public void keepPlans() {
        if (engine.planCount() > plansFound) {
            kept.ifPresent(each -> each.store().keep(each.key(), engine.packed()));
        }
    }

    /** Another thread's way to ask which rules hold. */
    SigmaEngine.Session session() {
        return engine.session();
    }

    /** The values of the record that the caller last read with this. */
    public FieldScan values() {
        return session.values();
    }

    /** The fields whose values are among those. */
    public FieldNames names() {
        return engine.names();
    }

    /**
     * Asks about the record that was read last with {@link #values}.
     *
     * @param probe is asked about its single values, too
     * @return whether the probe says that indicators have to be asked because of one of them
     */
    boolean ask(LogSource source, RecordProbe probe, byte[] bytes) {
        if (!held.isEmpty()) {
            held.clear();
        }
        return session.match(source, probe, bytes, holding);
    }

    /** Whether any rule holds for the record that was asked about last. */
    boolean anyHolds() {
        return !held.isEmpty();
    }

    private void holds(int rule) {
        held.add(engine.rules().get(rule));
    }

    @Override
    public List<Hit> accept(Event event) {
        byte[] record = StixJson.write(event.fields());
        if (values().scan(record, 0, record.length) == FieldScan.UNREADABLE) {
            throw new IllegalStateException("an event that was read can be read again");
        }
        ask(event.source(), RecordProbe.NONE, record);
        return acceptAsked(event);
    }

    /** Takes the next event, whose record was asked about last. */
    List<Hit> acceptAsked(Event event) {
        return anyHolds() ? oracle.accept(event, held::contains) : List.of();
    }

    @Override
    public List<Hit> end() {
        return oracle.end();
    }

    @Override
    public List<RuleCounts> counts() {
        return oracle.counts();
    }

    @Override
    public List<Unwatched> unwatched() {
        return oracle.unwatched();
    }
}

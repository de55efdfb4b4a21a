package dev.tocsin.match.engine;

import dev.tocsin.match.indicator.RecordProbe;
import dev.tocsin.telemetry.fields.FieldScan;
import java.util.IdentityHashMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks a plan, and a probe with it, of one event after another: its values are searched ({@link ValueSearch}), and the rules that
 * this makes candidates are asked ({@link Asking}). Not safe for use by several threads at once: each has one of its own.
 */
final class Matcher {

    private final AtHand record;
    private final ValueSearch search;
    private final Asking asking;
    private final IdentityHashMap<RecordProbe, IdentityHashMap<Plan, Noticed>> noticed = new IdentityHashMap<>();
    private @Nullable Noticed last;
    private final int fields;
    private int nextToRemember = 1;
    private long candidates;

    /** @param fields how many the scan knows by name */
    Matcher(FieldScan values, int fields) {
        this.fields = fields;
        this.record = new AtHand(values);
        this.search = new ValueSearch(record);
        this.asking = new Asking(record);
    }

    /**
     * Tells the numbers of the rules that hold for the event whose values were read last.
     *
     * @param probe is asked about single values, too
     * @return whether the probe said that indicators have to be asked about one of them
     */
    boolean match(Plan plan, RecordProbe probe, byte[] bytes, IntConsumer held) {
        if (plan.rules.length == 0 && probe.never()) {
            return false;
        }
        Noticed known = noticed(plan, probe);
        known.next();
        record.next(bytes);
        search.look(known);
        candidates += known.candidates();
        for (int i = 0; i < known.candidates(); i++) {
            Plan.Rule rule = known.candidate(i);
            if (asking.holds(rule.formula(), known)) {
                held.accept(rule.number());
            }
        }
        return known.isProbed();
    }

    /** How many rules were asked so far, over all events. */
    long candidates() {
        return candidates;
    }

    private Noticed noticed(Plan plan, RecordProbe probe) {
        Noticed known = last;
        if (known == null || known.plan != plan || known.probe != probe) {
            IdentityHashMap<Plan, Noticed> byPlan = noticed.get(probe);
            if (byPlan == null) {
                byPlan = new IdentityHashMap<>();
                noticed.put(probe, byPlan);
            }
            known = byPlan.get(plan);
            if (known == null) {
                known = new Noticed(plan, probe, fields, nextToRemember);
                nextToRemember = known.firstAnswer + plan.predicates();
                byPlan.put(plan, known);
            }
            last = known;
        }
        return known;
    }
}

package dev.tocsin.match;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.VersionOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules at one moment, and the objects that explain them.
 *
 * <p>It never changes: {@link #with} gives another one, so a live guard swaps one for the next while events are matched.
 * The newest version of an object counts, in whatever order versions arrive; a revoked one is remembered, so that an
 * older version that comes late does not bring its rule back.
 */
public final class RuleSet {

    /** No rules at all. */
    public static final RuleSet EMPTY = new RuleSet(Map.of(), Map.of());

    private final Map<StixId, StixObject> newest;
    private final Map<StixId, IndicatorRule> rules;

    private RuleSet(Map<StixId, StixObject> newest, Map<StixId, IndicatorRule> rules) {
        this.newest = newest;
        this.rules = rules;
    }

    /**
     * The rules after some objects came, and what became of each of them.
     *
     * @param admissions one for each object, in their order
     */
    public record Change(RuleSet rules, List<Admission> admissions) {
        public Change {
            admissions = List.copyOf(admissions);
        }
    }

    /**
     * The rules with what these objects add, replace and revoke.
     *
     * @param moment a rule that has expired by then is refused; {@link Instant#MIN} refuses none, as one wants when
     *     searching logs that are older than the rules
     */
    public Change with(Collection<StixObject> objects, Instant moment) {
        Map<StixId, StixObject> latest = VersionOrder.latest(objects);
        Map<StixId, StixObject> allNewest = new LinkedHashMap<>(newest);
        Map<StixId, IndicatorRule> allRules = new LinkedHashMap<>(rules);
        List<Admission> admissions = new ArrayList<>();
        for (StixObject object : objects) {
            Optional<Refusal> notNew =
                    notNew(object, allNewest.get(object.id()), latest.getOrDefault(object.id(), object));
            if (notNew.isEmpty()) {
                allNewest.put(object.id(), object);
                allRules.remove(object.id());
            }
            Admission admission = notNew.<Admission>map(refusal -> new Admission.Refused(object, refusal))
                    .orElseGet(() -> object.type().equals("indicator")
                            ? RuleReader.read(object, moment)
                            : new Admission.Context(object));
            if (admission instanceof Admission.Admitted(IndicatorRule rule)) {
                allRules.put(object.id(), rule);
            }
            admissions.add(admission);
        }
        boolean same = admissions.stream().allMatch(RuleSet::isNotNew);
        return new Change(same ? this : new RuleSet(allNewest, allRules), admissions);
    }

    private static boolean isNotNew(Admission admission) {
        return admission instanceof Admission.Refused(StixObject object, Refusal refusal) && !refusal.ofNewest();
    }

    /** The rules, in the order in which their newest versions came. */
    public List<IndicatorRule> rules() {
        return List.copyOf(rules.values());
    }

    /** The newest version of an object that came, rule or not. */
    public Optional<StixObject> object(StixId id) {
        return Optional.ofNullable(newest.get(id));
    }

    /** Whether the other holds the same objects and makes the same rules of them. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RuleSet that && newest.equals(that.newest) && rules.equals(that.rules));
    }

    @Override
    public int hashCode() {
        return newest.hashCode();
    }

    /** What other shared objects say of the rules. Made afresh at each call. */
    public RuleContexts contexts() {
        return new RuleContexts(newest);
    }

    /** @param latest the newest version among those that come together */
    private static Optional<Refusal> notNew(StixObject object, @Nullable StixObject known, StixObject latest) {
        if (VersionOrder.OLDEST_FIRST.compare(object, latest) < 0) {
            return latest.version().map(Refusal.Superseded::new);
        }
        if (known == null || VersionOrder.OLDEST_FIRST.compare(object, known) > 0) {
            return Optional.empty();
        }
        boolean older = VersionOrder.OLDEST_FIRST.compare(object, known) < 0;
        return older
                ? known.version().map(Refusal.Superseded::new)
                : Optional.of(object.equals(known) ? new Refusal.Duplicate() : new Refusal.Conflicting());
    }
}

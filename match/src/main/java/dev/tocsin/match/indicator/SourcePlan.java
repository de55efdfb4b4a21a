package dev.tocsin.match.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.match.Applicability;
import dev.tocsin.match.IndicatorRule;
import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.match.mapping.Origin;
import dev.tocsin.match.mapping.Origins;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to tell from the bytes of one log's records which of them no indicator can match: the fields whose values an indicator
 * could name, and those that wake an indicator by being there. It has memory of its own for the record at hand, so each thread
 * needs its own.
 */
final class SourcePlan {

    /** Nothing is asked for. */
    static final SourcePlan NEVER = new SourcePlan(false, new FieldProbe[0][], new boolean[0], List.of(), true);

    /** Anything may be asked for. */
    static final SourcePlan ALWAYS = new SourcePlan(true, new FieldProbe[0][], new boolean[0], List.of(), false);

    private static final FieldProbe[] NOTHING = {};

    private final boolean always;
    private final boolean never;
    private final FieldProbe[][] byField;
    private final boolean[] wakes;
    private final List<JoinedProbe> joined;

    private SourcePlan(
            boolean always, FieldProbe[][] byField, boolean[] wakes, List<JoinedProbe> joined, boolean never) {
        this.always = always;
        this.byField = byField;
        this.wakes = wakes;
        this.joined = joined;
        this.never = never;
    }

    static SourcePlan of(LogSource source, IndicatorIndex index, EventMapping mapping, FieldNames names) {
        Making making = new Making(source, index, mapping, names);
        index.paths().forEach(making::values);
        making.open();
        return making.plan();
    }

    /** Every event has to be made an observation. */
    boolean always() {
        return always;
    }

    /** No indicator asks for anything that these events have. */
    boolean never() {
        return never;
    }

    /** Whether values of that field say anything. */
    boolean asksAbout(int field) {
        return byField[field].length > 0 || wakes[field];
    }

    /**
     * Adds the keys of a value of that field.
     *
     * @return whether those are all that its observation could have of it; otherwise only making it tells
     */
    boolean add(TextKeys keys, int field, RecordText text) {
        if (text.isEmpty()) {
            return true;
        }
        if (wakes[field]) {
            return false;
        }
        for (FieldProbe probe : byField[field]) {
            if (!probe.add(keys, text)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds the keys of what fields of a record say together.
     *
     * @return as {@link #add}
     */
    boolean addJoined(TextKeys keys, FieldScan values, byte[] record) {
        for (int i = 0; i < joined.size(); i++) {
            if (!joined.get(i).add(keys, values, record)) {
                return false;
            }
        }
        return true;
    }

    /** A plan while it is made. */
    private static final class Making {
        private final LogSource source;
        private final IndicatorIndex index;
        private final EventMapping mapping;
        private final FieldNames names;
        private final Map<String, Set<FieldProbe>> probes = new HashMap<>();
        private final Map<String, Origin> joined = new HashMap<>();
        private final Set<String> joinedWithDomains = new HashSet<>();
        private final Set<String> waking = new HashSet<>();
        private boolean always;

        Making(LogSource source, IndicatorIndex index, EventMapping mapping, FieldNames names) {
            this.source = source;
            this.index = index;
            this.mapping = mapping;
            this.names = names;
        }

        /** What certain values of that path are asked for. */
        void values(ObjectPath path) {
            switch (mapping.origins(source, path)) {
                case Origins.Unknown ignored -> always = true;
                case Origins.Known(var fields, var constants, boolean container) -> {
                    for (JsonNode constant : constants) {
                        always |= index.asksFor(path, constant);
                    }
                    fields.forEach(origin -> add(origin, index.asksForDomains(path)));
                }
            }
        }

        private void add(Origin origin, boolean domains) {
            if (origin.fields().size() > 1) {
                joined.put(origin.toString(), origin);
                if (domains) {
                    joinedWithDomains.add(origin.toString());
                }
                return;
            }
            for (String name : origin.fields().getFirst()) {
                Set<FieldProbe> ofField = probes.computeIfAbsent(name, key -> new LinkedHashSet<>());
                FieldProbe probe = FieldProbe.of(origin, domains);
                if (ofField.stream().noneMatch(probe::saysNoMoreThan)) {
                    ofField.removeIf(other -> other.saysNoMoreThan(probe));
                    ofField.add(probe);
                }
            }
        }

        /** What rules ask for that do not only ask for certain values. */
        void open() {
            Set<ObjectPath> present = new HashSet<>();
            Set<String> types = new HashSet<>();
            index.open().forEach((number, witness) -> {
                IndicatorRule rule = index.rules().get(number);
                if (Applicability.concerns(rule, source, mapping)) {
                    present.addAll(witness.present());
                    types.addAll(witness.types());
                }
            });
            always |= types.stream().anyMatch(mapping.carried(source)::mayHave);
            for (ObjectPath path : present) {
                switch (mapping.origins(source, path)) {
                    case Origins.Unknown ignored -> always = true;
                    case Origins.Known(var fields, var constants, boolean container) -> {
                        always |= container || !constants.isEmpty();
                        fields.forEach(origin -> waking.addAll(origin.fields().getFirst()));
                    }
                }
            }
        }

        SourcePlan plan() {
            FieldProbe[][] byField = new FieldProbe[names.size()][];
            boolean[] wakes = new boolean[names.size()];
            for (int field = 0; field < names.size(); field++) {
                Set<FieldProbe> ofField = probes.get(names.name(field));
                byField[field] = ofField == null ? NOTHING : ofField.toArray(FieldProbe[]::new);
                wakes[field] = waking.contains(names.name(field));
            }
            List<JoinedProbe> together = new ArrayList<>();
            joined.forEach(
                    (name, origin) -> together.add(new JoinedProbe(origin, joinedWithDomains.contains(name), names)));
            boolean never = !always && probes.isEmpty() && joined.isEmpty() && waking.isEmpty();
            return new SourcePlan(always, byField, wakes, List.copyOf(together), never);
        }
    }
}

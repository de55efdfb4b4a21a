package dev.tocsin.match.engine;

import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.Oracle.Unwatched;
import dev.tocsin.match.indicator.RecordProbe;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.match.sigma.Routing;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Sigma rules compiled: which of them hold for an event is found in the bytes of its record. Immutable but for plans made when
 * they are needed; safe to share. Each thread asks through a {@link Session} of its own.
 */
public final class SigmaEngine {

    private static final int DEEPEST = 100;

    private final List<SigmaRule> given;
    private final List<SigmaRule> rules;
    private final List<Unwatched> unwatched;
    private final SigmaPlans plans;

    /**
     * @param given all rules
     * @param rules those of them that are asked, in their order
     */
    SigmaEngine(List<SigmaRule> given, List<SigmaRule> rules, List<Unwatched> unwatched, SigmaPlans plans) {
        this.given = given;
        this.rules = rules;
        this.unwatched = unwatched;
        this.plans = plans;
    }

    /** The rules that have a log source here; the others are {@link #unwatched}. */
    public static SigmaEngine of(Collection<SigmaRule> rules, LogSources sources) {
        return of(rules, sources, List.of());
    }

    /** @param alsoRead names of fields whose values the caller wants to see, too */
    public static SigmaEngine of(Collection<SigmaRule> rules, LogSources sources, Collection<String> alsoRead) {
        List<SigmaRule> watched = new ArrayList<>();
        List<Unwatched> unwatched = new ArrayList<>();
        for (SigmaRule rule : rules) {
            switch (Routing.of(rule, sources)) {
                case Routing.To to -> watched.add(rule);
                case Routing.Nowhere(var reason) -> unwatched.add(new Unwatched(new DetectionRule(rule), reason));
            }
        }
        return new SigmaEngine(
                List.copyOf(rules),
                List.copyOf(watched),
                List.copyOf(unwatched),
                SigmaPlans.of(watched, sources, alsoRead));
    }

    /**
     * The engine that was {@linkplain #packed packed}, which is ready sooner than one made of the rules.
     *
     * @param rules exactly those that it was made of, in the same order; the same log sources and names are taken for granted, too
     * @return empty if these bytes are damaged or of another version, or were made of another number of rules
     */
    public static Optional<SigmaEngine> unpacked(ByteBuffer bytes, Collection<SigmaRule> rules) {
        return PackedEngine.read(bytes, List.copyOf(rules));
    }

    /** The plans made so far as bytes, to be kept until the next start. */
    public byte[] packed() {
        return PackedEngine.write(this);
    }

    /** The rules that are asked, by number. */
    public List<SigmaRule> rules() {
        return rules;
    }

    public List<Unwatched> unwatched() {
        return unwatched;
    }

    List<SigmaRule> given() {
        return given;
    }

    SigmaPlans plans() {
        return plans;
    }

    /** The fields that any rule or log source asks for, for a scan whose values are given to {@link Session#match}. */
    public FieldNames names() {
        return plans.names();
    }

    /**
     * Makes the plans for the events of every log source now. Otherwise each is made when the first event comes that needs it, as
     * one still is for events that no log source describes alone.
     */
    public void compile() {
        plans.makeAll();
    }

    /** How many plans were made so far. */
    public int planCount() {
        return plans.made().size();
    }

    /** How many bytes of memory the searches of the plans made so far take, near enough. */
    public long size() {
        return plans.made().stream().mapToLong(Plan::size).sum();
    }

    /** To ask of one event after another. */
    public Session session() {
        return new Session(plans, new FieldScan(plans.names(), DEEPEST));
    }

    /** One thread's way to ask. Nothing is allocated for an event for which no rule holds, but for what its regular expressions allocate. */
    public static final class Session {

        private final FieldScan scan;
        private final SigmaRoutes routes;
        private final Matcher matcher;

        private Session(SigmaPlans plans, FieldScan scan) {
            this.scan = scan;
            this.routes = new SigmaRoutes(plans);
            this.matcher = new Matcher(scan, plans.names().size());
        }

        /** The values of the record that was read last. */
        public FieldScan values() {
            return scan;
        }

        /**
         * Reads the record that begins there.
         *
         * @return where it ends, or {@link FieldScan#UNREADABLE}
         */
        public int read(byte[] bytes, int from, int to) {
            return scan.scan(bytes, from, to);
        }

        /** Tells the numbers of the rules that hold for the record that was read last, which is in these bytes. */
        public void match(LogSource source, byte[] bytes, IntConsumer held) {
            match(source, RecordProbe.NONE, bytes, held);
        }

        /**
         * As the other, and asks a probe about single values.
         *
         * @return whether the probe says that indicators have to be asked because of one of them
         */
        boolean match(LogSource source, RecordProbe probe, byte[] bytes, IntConsumer held) {
            return matcher.match(routes.plan(source, scan, bytes), probe, bytes, held);
        }

        /** How many rules had to be asked so far, over all events. */
        public long candidates() {
            return matcher.candidates();
        }
    }
}

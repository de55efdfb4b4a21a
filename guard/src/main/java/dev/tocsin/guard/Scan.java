package dev.tocsin.guard;

import dev.tocsin.match.Applicability;
import dev.tocsin.match.Applicability.CannotApply;
import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.Hit;
import dev.tocsin.match.Limits;
import dev.tocsin.match.Oracle;
import dev.tocsin.match.Rule;
import dev.tocsin.match.engine.PlanStore;
import dev.tocsin.match.engine.RuleLook;
import dev.tocsin.match.engine.RuleMatcher;
import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.match.mapping.Misfits;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.match.sigma.Routing;
import dev.tocsin.sigma.Resolution;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogReader;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.PartLook;
import dev.tocsin.telemetry.QuickLook;
import dev.tocsin.telemetry.ReadTally;
import dev.tocsin.telemetry.UnreadableInputException;
import dev.tocsin.telemetry.fields.FieldScan;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Logs matched against a rulebook: events in, hits out, and everything that could not be used counted. Memory is
 * bounded by the rules and their limits, never by the logs. Not safe for use by several threads.
 */
public final class Scan {

    /** More sources than any site has; streams are named by the logs themselves, so their number must be bounded. */
    private static final int MOST_SOURCES = 1_000;

    private final Rulebook rulebook;
    private final EventMapping mapping;
    private final LogSources sources;
    private final RuleMatcher matcher;
    private final QuickLook look;
    private final Consumer<Hit> sink;
    private final HostNames names;
    private final Misfits misfits = new Misfits();
    private final Set<LogSource> seen = new HashSet<>();
    private final List<Read> read = new ArrayList<>();
    private BooleanSupplier stop = () -> false;
    private long events;
    private long hits;

    /**
     * @param sources which events Sigma rules are asked about
     * @param plans may have the rules compiled, and keeps them when the scan ends
     * @param names learns from the logs while they are read
     * @param sink is given each hit as soon as it is found; what it throws comes out of {@link #read}
     */
    public Scan(
            Rulebook rulebook,
            EventMapping mapping,
            LogSources sources,
            Limits limits,
            Oracle.Validity validity,
            Optional<PlanStore> plans,
            HostNames names,
            Consumer<Hit> sink) {
        this.rulebook = rulebook;
        this.mapping = mapping;
        this.sources = sources;
        this.matcher = new RuleMatcher(
                rulebook.rules(),
                rulebook.detections(),
                sources,
                mapping,
                limits,
                validity,
                QuickLook.NAMES,
                misfits,
                plans);
        this.look = new QuickLook(matcher.values(), matcher.names(), this::wants);
        this.names = names;
        this.sink = sink;
    }

    /** What was read of one input. */
    public record Read(String input, ReadTally tally) {}

    /** What the readers given to {@link #read} should be opened with: they pass over events that concern no rule. */
    public QuickLook look() {
        return look;
    }

    /**
     * Reads an input to its end, or until it shall stop.
     *
     * @param stop asked before every event
     * @return what became of it; it is in the {@link #summary} too
     */
    public ReadTally read(String input, LogReader reader, BooleanSupplier stop) {
        this.stop = stop;
        try {
            while (!stop.getAsBoolean() && reader.hasNext()) {
                accept(reader.next());
            }
        } finally {
            read.add(new Read(input, reader.tally()));
        }
        return read.getLast().tally();
    }

    /**
     * Reads inputs to their ends, one after another, or until it shall stop. With several threads they read and look ahead, and
     * this one takes what they found: the hits, their order and the {@link #summary} are the same as with one.
     *
     * @param threads how many read; with 1 it is this one
     * @param stop asked often, with the name of the input at hand
     * @param told is given what became of each input that was opened, in their order
     */
    public void readAll(
            List<? extends ScanInput> inputs,
            int threads,
            Predicate<String> stop,
            BiConsumer<ScanInput, InputOutcome> told) {
        if (threads < 1) {
            throw new IllegalArgumentException("a scan by " + threads + " threads");
        }
        if (threads == 1 || inputs.isEmpty()) {
            for (ScanInput input : inputs) {
                BooleanSupplier stopNow = () -> stop.test(input.name());
                if (stopNow.getAsBoolean()) {
                    return;
                }
                told.accept(input, read(input, stopNow));
            }
            return;
        }
        try (ReadAhead ahead = ReadAhead.start(inputs, threads, this::partLook)) {
            InputsInOrder inOrder = new InputsInOrder(ahead, this::pass, this::accept);
            for (ScanInput input : inputs) {
                Optional<InputsInOrder.Taken> taken = inOrder.next(() -> stop.test(input.name()));
                if (taken.isEmpty()) {
                    return;
                }
                taken.get().tally().ifPresent(tally -> read.add(new Read(input.name(), tally)));
                told.accept(input, taken.get().outcome());
                if (stop.test(input.name())) {
                    return;
                }
            }
        }
    }

    private InputOutcome read(ScanInput input, BooleanSupplier stopNow) {
        ReadTally tally;
        try (LogReader reader = LogReader.open(input.name(), input.open(), look)) {
            tally = read(input.name(), reader, stopNow);
        } catch (IOException e) {
            return new InputOutcome.NotOpened(e);
        } catch (UnreadableInputException e) {
            return new InputOutcome.BrokenOff(e);
        }
        return new InputOutcome.Through(tally);
    }

    /** What another thread looks with while this one accepts. */
    private PartLook partLook() {
        RuleLook rules = matcher.look();
        return new PartLook(new QuickLook(
                rules.values(),
                rules.names(),
                (source, values, bytes) -> HostNames.concerns(source) || rules.concerns(source, bytes)));
    }

    private void pass(Map<LogSource, Long> unwanted) {
        unwanted.forEach((source, count) -> {
            sees(source);
            events += count;
        });
    }

    /** Counts an event that nobody wants; when the scan shall stop, the next one is wanted so that it comes to that. */
    private boolean wants(LogSource source, FieldScan values, byte[] bytes) {
        if (HostNames.concerns(source) || stop.getAsBoolean() || matcher.concerns(source, bytes)) {
            return true;
        }
        sees(source);
        events++;
        return false;
    }

    private void accept(Event event) {
        sees(event.source());
        events++;
        names.learn(event);
        tell(matcher.accept(event));
    }

    private void sees(LogSource source) {
        if (seen.size() < MOST_SOURCES) {
            seen.add(source);
        }
    }

    private void tell(List<Hit> found) {
        for (Hit hit : found) {
            hits++;
            sink.accept(hit);
        }
    }

    /** Says that no input follows: rules that waited for that hit now. */
    public void end() {
        tell(matcher.end());
        matcher.keepPlans();
    }

    public long events() {
        return events;
    }

    public long hits() {
        return hits;
    }

    /**
     * How everything stands.
     *
     * @param now a rule that has expired by then is named as one that has
     */
    public ScanSummary summary(Instant now) {
        return new ScanSummary(
                rulebook,
                hits,
                read,
                matcher.counts(),
                matcher.unwatched(),
                rulebook.rules().stream()
                        .filter(rule -> rule.validUntil()
                                .filter(until -> !until.isAfter(now))
                                .isPresent())
                        .toList(),
                inapplicable(),
                misfits.tallies(),
                misfits.ofFurtherKinds());
    }

    /** None where there were too many sources to know them all: then nothing is claimed. */
    private List<Rule> inapplicable() {
        if (seen.size() >= MOST_SOURCES || events == 0) {
            return List.of();
        }
        List<Rule> inapplicable = new ArrayList<>();
        rulebook.rules().stream()
                .filter(rule -> Applicability.of(rule, seen, mapping) instanceof CannotApply)
                .forEach(inapplicable::add);
        rulebook.detections().rules().stream()
                .map(Resolution.Rule::rule)
                .filter(rule -> Routing.of(rule, sources) instanceof Routing.To to
                        && seen.stream().noneMatch(to::concerns))
                .map(DetectionRule::new)
                .forEach(inapplicable::add);
        return inapplicable;
    }
}

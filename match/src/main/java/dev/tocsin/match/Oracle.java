package dev.tocsin.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.pattern.ComparisonExpression;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The plain evaluator of STIX patterns: a syntax tree walked over an observation. It is not fast and does not try to be;
 * what is fast is measured against it.
 *
 * <p><b>What a hit is.</b> A pattern matches a set of observations (STIX 2.1 §9.4). Asked again with every observation
 * that arrives, that question would have the same answer for ever once it is yes. So each observation is used up by
 * the first hit of a rule that it is evidence for: a rule reports a hit as soon as the observations that it has not used
 * up, taken together, match; the hit names those that are needed and no more, the earliest where there is a choice; and
 * at most one hit of a rule comes of one arrival. {@code [a] REPEATS 5 TIMES} over ten of {@code a} gives two hits, and a
 * pattern of a single observation gives one for each that matches.
 *
 * <p><b>Different observations.</b> Everything that {@code AND}, {@code FOLLOWEDBY} and {@code REPEATS} join is matched
 * by different observations (§9.5.1, §9.5.2). Observed data with {@code number_observed} n stands for n of them (§9.1).
 *
 * <p><b>Time.</b> Relations in time are between the times at which things were observed, not the order in which the
 * observations arrive: files may be read in any order and lines may be out of order. An observation over an interval
 * happened at some moment of it, and each operator may choose which (§9.1). One of unknown time satisfies no {@code
 * WITHIN}, {@code FOLLOWEDBY} or {@code START}/{@code STOP}.
 *
 * <p><b>Memory and time.</b> A rule keeps an observation only if a part of its pattern is true of it, and only while it
 * waits for others; {@link Limits} bound how many, and how long it searches among them. Where only their number matters,
 * as in {@code [a] REPEATS 1000000 TIMES}, those beyond the bound are counted and not kept. Whatever a limit cost is counted
 * ({@link #counts}), and a rule that cannot be watched within them is named from the start ({@link #unwatched}).
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Oracle {

    /** More than any pattern that a person writes; a bound on how deep a search goes. */
    private static final int MOST_PARTS = 500;

    /** What a rule's {@code valid_from} and {@code valid_until} mean for what was observed outside them. */
    public enum Validity {
        /** The rule says nothing of it (STIX 2.1 §4.7). */
        OBSERVED,
        /** The rule counts all the same, as one wants when searching logs that are older than the rules. */
        IGNORED
    }

    /** A rule that is not watched for, and why. */
    public record Unwatched(Rule rule, String reason) {}

    /** A rule and its pattern taken apart. */
    private record Compiled(IndicatorRule rule, Need need, List<ComparisonExpression> tests) {}

    private final List<Watch> watches = new ArrayList<>();
    private final Map<String, List<Integer>> watchesByType = new HashMap<>();
    private final List<Unwatched> unwatched = new ArrayList<>();
    private long arrivals;

    /** Watches for the rules while they are valid, within the default limits. */
    public Oracle(Collection<IndicatorRule> rules) {
        this(rules, Limits.DEFAULT, Validity.OBSERVED);
    }

    public Oracle(Collection<IndicatorRule> rules, Limits limits, Validity validity) {
        List<Compiled> compiled = rules.stream().map(Oracle::compile).toList();
        int share = limits.share(
                compiled.stream().filter(each -> each.need().least() > 1).count());
        for (Compiled each : compiled) {
            if (each.need().parts() > MOST_PARTS) {
                unwatched.add(new Unwatched(
                        each.rule(),
                        "its pattern comes to more than " + MOST_PARTS
                                + " parts once its repetitions of FOLLOWEDBY, WITHIN and OR are written out"));
            } else if (!each.need().isPlain() && each.need().least() > share) {
                unwatched.add(new Unwatched(
                        each.rule(),
                        "it needs " + each.need().least()
                                + " observations in a relation of time or choice, and at most " + share
                                + " are kept for it"));
            } else {
                watch(new Watch(each.rule(), each.need(), each.tests(), validity, limits.stepsPerObservation(), share));
            }
        }
    }

    private static Compiled compile(IndicatorRule rule) {
        List<ComparisonExpression> tests = new ArrayList<>();
        Need need = Need.of(rule.pattern(), tests);
        return new Compiled(rule, need, tests);
    }

    private void watch(Watch watch) {
        for (String type : watch.types()) {
            watchesByType.computeIfAbsent(type, key -> new ArrayList<>()).add(watches.size());
        }
        watches.add(watch);
    }

    /** Takes the next observation; the hits that it completes, in the order of the rules. */
    public List<Hit> accept(Observation observation) {
        List<ObjectNode> objects = List.copyOf(new TreeMap<>(observation.objects()).values());
        TreeSet<Integer> interested = new TreeSet<>();
        for (ObjectNode object : objects) {
            interested.addAll(watchesByType.getOrDefault(object.path("type").asText(""), List.of()));
        }
        arrivals++;
        List<Hit> hits = new ArrayList<>();
        for (int watch : interested) {
            watches.get(watch).accept(observation, objects, arrivals).ifPresent(hits::add);
        }
        return hits;
    }

    /**
     * As {@link #accept(Observation)}, but only some rules are shown the observation. The others must be such that no part of
     * their patterns is true of it.
     *
     * @param among the numbers of rules in {@link #rules}
     */
    public List<Hit> accept(Observation observation, BitSet among) {
        arrivals++;
        if (among.isEmpty()) {
            return List.of();
        }
        List<ObjectNode> objects = List.copyOf(new TreeMap<>(observation.objects()).values());
        List<Hit> hits = new ArrayList<>();
        for (int watch = among.nextSetBit(0); watch >= 0; watch = among.nextSetBit(watch + 1)) {
            watches.get(watch).accept(observation, objects, arrivals).ifPresent(hits::add);
        }
        return hits;
    }

    /** The rules that are watched for, by number. */
    public List<IndicatorRule> rules() {
        return watches.stream().map(Watch::rule).toList();
    }

    /** What became of each rule that is watched for, in the order of the rules. */
    public List<RuleCounts> counts() {
        return watches.stream().map(Watch::counts).toList();
    }

    /** How often a hit was searched for. */
    long searches() {
        return watches.stream().mapToLong(Watch::searches).sum();
    }

    /** The rules that are not watched for. */
    public List<Unwatched> unwatched() {
        return List.copyOf(unwatched);
    }
}

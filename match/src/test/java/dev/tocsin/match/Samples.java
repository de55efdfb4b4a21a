package dev.tocsin.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.match.Observation.Interval;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.pattern.ObservationExpression;
import dev.tocsin.stix.pattern.PatternParser;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rules and observations in few words. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    static IndicatorRule rule(String pattern) {
        return rule(PatternParser.parse(pattern).orThrow(), Instant.EPOCH, Optional.empty());
    }

    static IndicatorRule rule(ObservationExpression pattern, Instant from, Optional<Instant> until) {
        ObjectNode json = StixJson.mapper()
                .createObjectNode()
                .put("type", "indicator")
                .put("id", StixId.random("indicator").toString());
        return new IndicatorRule(StixObject.of(json), "a sample", pattern, from, until);
    }

    /** At so many seconds after noon. */
    static Interval at(double seconds) {
        Instant moment = NOON.plusNanos(Math.round(seconds * 1e9));
        return new Interval(moment, moment);
    }

    static Interval between(double from, double to) {
        return new Interval(at(from).first(), at(to).last());
    }

    /** The objects are JSON, apostrophes standing for quotation marks; the first has the key "0", and so on. */
    static Observation observation(Optional<Interval> seen, long count, String... objects) {
        Map<String, ObjectNode> byKey = new TreeMap<>();
        for (String object : objects) {
            byKey.put(Integer.toString(byKey.size()), (ObjectNode) StixJson.read(object.replace('\'', '"')));
        }
        Event event = new Event(
                new LogSource(LogFormat.GENERIC_JSON, ""),
                new Position("sample", 1, 0),
                seen.map(Interval::first),
                StixJson.mapper().createObjectNode());
        return new Observation(event, seen, count, byKey);
    }

    static Observation atNoon(String... objects) {
        return observation(Optional.of(at(0)), 1, objects);
    }

    /** What holds one object of type {@code x-letter} with that letter. */
    static Observation letter(String letter, double seconds) {
        return observation(Optional.of(at(seconds)), 1, letterObject(letter));
    }

    static Observation letter(String letter, Optional<Interval> seen, long count) {
        return observation(seen, count, letterObject(letter));
    }

    private static String letterObject(String letter) {
        return "{'type': 'x-letter', 'is': '" + letter + "'}";
    }

    /** A pattern over letters: {@code a} stands for {@code [x-letter:is = 'a']}, and {@code ab} for either. */
    static String letters(String pattern) {
        return java.util.regex.Pattern.compile("\\b[a-e]+\\b").matcher(pattern).replaceAll(found -> {
            String set = found.group()
                    .chars()
                    .mapToObj(c -> "'" + (char) c + "'")
                    .reduce((x, y) -> x + ", " + y)
                    .orElseThrow();
            return "[x-letter:is IN (" + set + ")]";
        });
    }

    static List<Hit> run(Oracle oracle, Observation... observations) {
        return java.util.Arrays.stream(observations)
                .flatMap(observation -> oracle.accept(observation).stream())
                .toList();
    }
}

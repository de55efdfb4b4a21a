package dev.tocsin.guard;

import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.Hit;
import dev.tocsin.match.Hit.Evidence;
import dev.tocsin.match.Hit.Matched;
import dev.tocsin.match.IndicatorRule;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.pattern.ObservationExpression;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a computer did, in words, and what to do about it. What came from outside is quoted, so both are safe to print.
 *
 * @param what a predicate: {@code asked for the name "relay.example"}
 * @param advice one or more sentences, beyond taking the computer off the network
 */
record Deed(String what, String advice) {

    static Deed of(Hit hit) {
        return switch (hit.rule()) {
            case IndicatorRule indicator -> of(indicator, hit.evidence());
            case DetectionRule detection -> of(detection, hit.evidence());
        };
    }

    /** A Sigma rule names fields of logs, which mean little to most people; its title says what it is about. */
    private static Deed of(DetectionRule rule, List<Evidence> evidence) {
        String shown = evidence.getLast().matched().stream()
                .filter(matched -> matched.value().isTextual())
                .findFirst()
                .map(matched -> ": " + Quoted.of(matched.path()) + " was " + Quoted.of(text(matched)))
                .orElse("");
        String times = evidence.size() > 1 ? " (" + evidence.size() + " events in " + span(evidence) + ")" : "";
        return new Deed(
                "did what the rule " + Quoted.of(rule.name()) + " watches for" + times + shown,
                "Find out whether anyone who works on this computer meant to do this.");
    }

    private static Deed of(IndicatorRule rule, List<Evidence> evidence) {
        if (evidence.size() == 1) {
            return of(evidence.getFirst());
        }
        if (innermost(rule.pattern()) instanceof ObservationExpression.Observation) {
            return repeated(evidence);
        }
        Deed last = of(evidence.getLast());
        return new Deed(of(evidence.getFirst()).what + ", and then " + last.what, last.advice);
    }

    /** The pattern without its qualifiers. */
    private static ObservationExpression innermost(ObservationExpression pattern) {
        return switch (pattern) {
            case ObservationExpression.Within within -> innermost(within.expression());
            case ObservationExpression.Repeats repeats -> innermost(repeats.expression());
            case ObservationExpression.StartStop startStop -> innermost(startStop.expression());
            default -> pattern;
        };
    }

    private static Deed repeated(List<Evidence> evidence) {
        long others = evidence.stream()
                .flatMap(each -> Involved.in(each.event()).others().stream())
                .distinct()
                .count();
        boolean scattered = others > 1 && type(telling(evidence.getFirst())).equals("network-traffic");
        String what =
                scattered ? "tried connections to " + others + " computers, " : of(evidence.getFirst()).what + ", ";
        return new Deed(
                what + evidence.size() + " times in " + span(evidence),
                "Find out which program does this, and whether anyone set it up.");
    }

    private static String span(List<Evidence> evidence) {
        List<Instant> times = evidence.stream()
                .flatMap(each -> each.event().time().stream())
                .sorted()
                .toList();
        long seconds = times.isEmpty()
                ? 0
                : Duration.between(times.getFirst(), times.getLast()).toSeconds();
        return seconds < 1 ? "a moment" : seconds == 1 ? "1 second" : seconds + " seconds";
    }

    private static Deed of(Evidence evidence) {
        Matched matched = telling(evidence);
        String value = Quoted.of(text(matched));
        return switch (type(matched)) {
            case "domain-name" ->
                new Deed(
                        (evidence.event().source().stream().equals("dns") ? "asked for the name " : "went to ") + value,
                        "Block " + value + " at your firewall or name server.");
            case "url" -> new Deed("fetched " + value, "Keep what was downloaded, and do not open it.");
            case "network-traffic", "ipv4-addr", "ipv6-addr" ->
                matched.path().endsWith("value")
                        ? new Deed("connected to " + value, "Block " + value + " at your firewall, for every computer.")
                        : new Deed(
                                "made a connection with " + Quoted.of(matched.path()) + " of " + value,
                                "Find out which program made it.");
            case "file" ->
                new Deed(
                        "had a file or started a program with the fingerprint " + value,
                        "Keep the file as it is for whoever examines it.");
            case "process" ->
                new Deed(
                        "ran the command " + value,
                        "Ask whoever manages your accounts whether they ran it; if not, disable the accounts named in it.");
            case "user-account" ->
                new Deed(
                        "used the account " + value,
                        "Disable the account " + value + ", end its sessions, and change the passwords of all service"
                                + " accounts.");
            case "email-message", "email-addr" ->
                new Deed("handled a letter with " + value, "Do not open it, and tell everyone who got it.");
            default -> new Deed("showed " + Quoted.of(matched.path()) + " with the value " + value, "Find out why.");
        };
    }

    /** The value that tells people most: a name or address before other text, and text before a number. */
    private static Matched telling(Evidence evidence) {
        return evidence.matched().stream()
                .min(Comparator.comparingInt(matched ->
                        matched.path().endsWith("value") ? 0 : matched.value().isTextual() ? 1 : 2))
                .orElseThrow(() -> new IllegalStateException("a hit without a value that matched"));
    }

    private static String type(Matched matched) {
        int colon = matched.path().indexOf(':');
        return colon < 0 ? matched.path() : matched.path().substring(0, colon);
    }

    private static String text(Matched matched) {
        return matched.value().isTextual()
                ? matched.value().textValue()
                : matched.value().toString();
    }
}

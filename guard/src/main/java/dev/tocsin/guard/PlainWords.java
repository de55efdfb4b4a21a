package dev.tocsin.guard;

import dev.tocsin.guard.HostNames.Computer;
import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.IndicatorRule;
import dev.tocsin.match.Rule;
import dev.tocsin.sigma.Level;
import dev.tocsin.stix.Quoted;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Alerts as sentences for people who have no security staff: what happened, who says that it is bad, what to do.
 *
 * <p>Every word that came from outside is quoted, so that nothing in it can move a cursor or pass for our own words.
 */
public final class PlainWords {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.UK);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int LONGEST_PLAIN = 64;

    private static final String TAKE_OFF =
            "Take this computer off the network (pull the cable or switch Wi-Fi off) as soon as nothing that people"
                    + " depend on needs it. Do not switch it off.";

    private final Rulebook rulebook;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param clock decides what "today" is in that zone */
    public PlainWords(Rulebook rulebook, InstantSource clock, ZoneId zone) {
        this.rulebook = rulebook;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * What is told of one computer; every element is one line, safe to print.
     *
     * @param heading which computer it is, and on which day
     * @param deeds what it did, one for each alert, in the order of time
     * @param reports who reported that as bad, and when
     * @param advice what to do, the most urgent first
     */
    public record Told(String heading, List<String> deeds, List<String> reports, List<String> advice) {
        public Told {
            deeds = List.copyOf(deeds);
            reports = List.copyOf(reports);
            advice = List.copyOf(advice);
        }
    }

    /** The alerts by computer: the one that was first struck first, and what it did in the order of time. */
    public List<Told> tell(List<Alert> alerts) {
        Map<Optional<Computer>, List<Alert>> byComputer = new LinkedHashMap<>();
        alerts.forEach(alert -> byComputer
                .computeIfAbsent(alert.computer(), key -> new ArrayList<>())
                .add(alert));
        return byComputer.entrySet().stream()
                .map(entry -> tell(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Told tell(Optional<Computer> computer, List<Alert> alerts) {
        String who =
                computer.map(known -> "The computer " + named(known)).orElse("A computer that the log does not name");
        Optional<String> day = alerts.getFirst().first().map(this::day);
        Set<String> advice = new LinkedHashSet<>();
        advice.add(TAKE_OFF);
        List<String> deeds = new ArrayList<>();
        for (Alert alert : alerts) {
            Deed deed = Deed.of(alert.example());
            deeds.add(when(alert, day) + deed.what() + times(alert));
            advice.add(deed.advice());
        }
        return new Told(who + day.map(known -> ", " + known).orElse(""), deeds, reports(alerts), List.copyOf(advice));
    }

    /** The computer as people know it. */
    public static String named(Computer computer) {
        return plain(computer.address())
                + computer.name().map(name -> " (" + plain(name) + ")").orElse("");
    }

    /** The time, and the day too where it is another than the heading's. */
    private String when(Alert alert, Optional<String> headingsDay) {
        return alert.first()
                .map(first -> headingsDay.equals(Optional.of(day(first)))
                        ? time(first) + "  "
                        : time(first) + " " + day(first) + "  ")
                .orElse("");
    }

    private String times(Alert alert) {
        if (alert.hits() == 1) {
            return "";
        }
        String until = alert.last()
                .filter(last -> alert.first()
                        .map(first -> !time(first).equals(time(last)))
                        .orElse(false))
                .map(last -> ", until " + time(last))
                .orElse("");
        return " (" + alert.hits() + " times" + until + ")";
    }

    /** One sentence for each who reported something, on each day and of each campaign. */
    private List<String> reports(List<Alert> alerts) {
        Map<String, List<Rule>> byReport = new LinkedHashMap<>();
        for (Alert alert : alerts) {
            Rule rule = alert.example().rule();
            byReport.computeIfAbsent(reported(rule), key -> new ArrayList<>()).add(rule);
        }
        return byReport.entrySet().stream()
                .map(entry -> entry.getKey() + details(entry.getValue()) + ".")
                .toList();
    }

    private String reported(Rule rule) {
        RuleFacts facts = rulebook.facts(rule);
        return switch (rule) {
            case IndicatorRule indicator -> {
                String who = facts.sharedBy().map(PlainWords::plain).orElse("Someone unnamed");
                String when = indicator
                        .indicator()
                        .created()
                        .map(created -> " " + day(created.toInstant()))
                        .orElse("");
                yield who + " reported this" + when + " as a sign of "
                        + facts.actors().stream().findFirst().map(Quoted::of).orElse("an attack");
            }
            case DetectionRule detection ->
                "The Sigma rule " + Quoted.of(rule.name())
                        + facts.sharedBy()
                                .map(author -> " by " + Quoted.of(author))
                                .orElse("")
                        + " watches for this";
        };
    }

    /** How sure whoever reported it was, from 0 to 100. */
    private static OptionalInt confidence(Rule rule) {
        return rule instanceof IndicatorRule indicator
                        && indicator.indicator().json().path("confidence").asInt(-1) >= 0
                ? OptionalInt.of(indicator.indicator().json().path("confidence").asInt())
                : OptionalInt.empty();
    }

    private static String level(Level level) {
        return "level " + level.name().toLowerCase(Locale.ROOT);
    }

    private String details(List<Rule> rules) {
        List<String> details = new ArrayList<>();
        IntSummaryStatistics confidence =
                rules.stream().flatMapToInt(rule -> confidence(rule).stream()).summaryStatistics();
        if (confidence.getCount() > 0) {
            details.add("confidence "
                    + (confidence.getMin() == confidence.getMax() ? "" : confidence.getMin() + " to ")
                    + confidence.getMax() + " of 100");
        }
        rules.stream()
                .flatMap(rule -> rule instanceof DetectionRule detection
                        ? detection.document().header().level().stream()
                        : Stream.empty())
                .distinct()
                .map(PlainWords::level)
                .forEach(details::add);
        rules.stream()
                .flatMap(rule -> rulebook.facts(rule).techniques().stream())
                .distinct()
                .sorted()
                .map(PlainWords::plain)
                .forEach(details::add);
        return details.isEmpty() ? "" : " (" + String.join(", ", details) + ")";
    }

    private String time(Instant at) {
        return CLOCK.format(at.atZone(zone));
    }

    private String day(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        long ago = ChronoUnit.DAYS.between(day, LocalDate.ofInstant(clock.instant(), zone));
        return ago == 0 ? "today" : ago == 1 ? "yesterday" : "on " + DAY.format(day);
    }

    /** As it is where it has only letters, digits and what stands in names and addresses; quoted otherwise. */
    private static String plain(String text) {
        boolean harmless = !text.isEmpty()
                && text.length() <= LONGEST_PLAIN
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || " .:_-$".indexOf(c) >= 0));
        return harmless ? text : Quoted.of(text);
    }
}

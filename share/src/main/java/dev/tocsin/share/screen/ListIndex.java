package dev.tocsin.share.screen;

import dev.tocsin.stix.pattern.IpRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All entries that speak of one kind of value, whichever list they are from; of two lists the one added first is named. */
final class ListIndex {

    /** How many values of a kind an expression with wildcards is tried on. */
    static final int MAX_SAMPLES = 2_000;

    private record Expression(Entry.Expression entry, BenignList list) {}

    private record Substring(String text, BenignList list) {}

    private final Map<String, BenignList> exact = new HashMap<>();
    private final Map<String, BenignList> domains = new HashMap<>();
    private final NetworkTable<BenignList> networks = new NetworkTable<>();
    private final List<Substring> substrings = new ArrayList<>();
    private final List<Expression> expressions = new ArrayList<>();
    private final Map<String, BenignList> samples = new java.util.LinkedHashMap<>();

    void add(Entry entry, BenignList list) {
        switch (entry) {
            case Entry.Exact(String text) -> {
                exact.putIfAbsent(text, list);
                sample(text, list);
            }
            case Entry.DomainAndBelow(String name) -> {
                domains.putIfAbsent(name, list);
                sample(name, list);
            }
            case Entry.Network(IpRange range) -> {
                networks.add(range, list);
                String written = range.toString();
                sample(written.substring(0, written.indexOf('/')), list);
            }
            case Entry.Substring(String text) -> substrings.add(new Substring(text, list));
            case Entry.Expression expression -> expressions.add(new Expression(expression, list));
        }
    }

    /** The list on which an address or a network is, or with an entry that the network holds. */
    Optional<BenignList> of(IpRange range) {
        return networks.overlapping(range);
    }

    /** The list on which a text is, by itself or by an entry with wildcards. */
    Optional<BenignList> of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        BenignList found = exact.get(lower);
        if (found != null) {
            return Optional.of(found);
        }
        return substrings.stream()
                .filter(part -> lower.contains(part.text()))
                .map(Substring::list)
                .findFirst()
                .or(() -> expressions.stream()
                        .filter(expression -> expression.entry().regex().occursIn(text))
                        .map(Expression::list)
                        .findFirst());
    }

    /** The list on which a domain name or one above it is. */
    Optional<BenignList> ofDomain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (int at = 0; at >= 0 && at < lower.length(); ) {
            BenignList found = domains.get(lower.substring(at));
            if (found != null) {
                return Optional.of(found);
            }
            int point = lower.indexOf('.', at);
            at = point < 0 ? -1 : point + 1;
        }
        return Optional.empty();
    }

    /** The list of a value that the condition holds for, among the first {@value #MAX_SAMPLES} that are listed as text. */
    Optional<Map.Entry<String, BenignList>> sample(Predicate<String> condition) {
        return samples.entrySet().stream()
                .filter(entry -> condition.test(entry.getKey()))
                .findFirst();
    }

    private void sample(String text, BenignList list) {
        if (samples.size() < MAX_SAMPLES) {
            samples.putIfAbsent(text, list);
        }
    }
}

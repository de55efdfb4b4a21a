package dev.tocsin.sigma;

import dev.tocsin.sigma.correlation.Correlation;
import dev.tocsin.sigma.correlation.CorrelationReader;
import dev.tocsin.sigma.detection.Detection;
import dev.tocsin.sigma.detection.DetectionReader;
import dev.tocsin.sigma.detection.ExpansionBudget;
import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells rules, correlations and filters apart by their sections, and reads each. */
final class DocumentReader {

    private static final String DETECTION = "detection";
    private static final String CORRELATION = "correlation";
    private static final String FILTER = "filter";
    private static final String LOG_SOURCE = "logsource";
    private static final String GENERATE = "generate";

    private final String file;
    private final Problems problems;
    private final ExpansionBudget budget = new ExpansionBudget();
    private int globalActionLine;

    DocumentReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Empty for a document that is empty, or cannot be used, which the problems have been told. */
    Optional<SigmaDocument> read(YamlNode node) {
        Place place = new Place("", node.line(), node.column());
        if (node instanceof YamlNode.Null) {
            return Optional.empty();
        }
        if (!(node instanceof YamlNode.Mapping document)) {
            problems.error(place, "", node.kind() + " where a Sigma document is expected", "a document is a map");
            return Optional.empty();
        }
        if (isPartOfCollection(document, place)) {
            return Optional.empty();
        }
        List<String> sections = List.of(DETECTION, CORRELATION, FILTER).stream()
                .filter(document.entries()::containsKey)
                .toList();
        if (sections.size() != 1) {
            problems.error(
                    place,
                    "",
                    sections.isEmpty()
                            ? "neither a rule, a correlation nor a filter"
                            : "a document with " + String.join(" and ", sections) + " at once",
                    "a document has one of the keys detection, correlation and filter");
            return Optional.empty();
        }
        return switch (sections.getFirst()) {
            case DETECTION -> rule(document, place);
            case CORRELATION -> correlation(document, place);
            default -> filter(document, place);
        };
    }

    /** Rule collections of Sigma 1 give documents parts of one another, by {@code action}; Sigma 2 has dropped them. */
    private boolean isPartOfCollection(YamlNode.Mapping document, Place place) {
        YamlNode.Entry action = document.entries().get("action");
        if (action != null) {
            globalActionLine = document.line();
            problems.error(
                    place.key("action", action.line(), action.column()),
                    action.value() instanceof YamlNode.Scalar word ? word.text() : "",
                    "a rule collection of Sigma 1, which Sigma 2 does not have",
                    "write each rule in full");
            return true;
        }
        if (globalActionLine > 0) {
            problems.error(
                    place, "", "a part of the rule collection in line " + globalActionLine, "write each rule in full");
            return true;
        }
        return false;
    }

    private Optional<SigmaDocument> rule(YamlNode.Mapping document, Place place) {
        Optional<Header> header = header(document, place, Set.of(LOG_SOURCE, DETECTION));
        Optional<LogSource> logSource = new LogSourceReader(problems).read(document, place);
        Optional<Detection> detection = section(document, DETECTION, place)
                .flatMap(section -> new DetectionReader(Set.of(), budget, problems)
                        .read(section, place.key(DETECTION, section.line(), section.column())));
        if (header.isEmpty() || logSource.isEmpty() || detection.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SigmaRule(header.get(), logSource.get(), detection.get()));
    }

    private Optional<SigmaDocument> correlation(YamlNode.Mapping document, Place place) {
        Optional<Header> header = header(document, place, Set.of(CORRELATION, GENERATE));
        YamlNode.Entry entry = document.entries().get(GENERATE);
        boolean generate = entry != null && entry.value() instanceof YamlNode.Bool bool && bool.value();
        if (entry != null && !(entry.value() instanceof YamlNode.Bool)) {
            Place at = place.key(GENERATE, entry.line(), entry.column());
            problems.error(at, "", entry.value().kind() + " where true or false is expected", "");
            return Optional.empty();
        }
        Optional<Correlation> correlation = section(document, CORRELATION, place)
                .flatMap(section -> new CorrelationReader(
                                section, place.key(CORRELATION, section.line(), section.column()), problems)
                        .read(generate));
        return header.flatMap(its -> correlation.map(what -> new SigmaCorrelation(its, what)));
    }

    private Optional<SigmaDocument> filter(YamlNode.Mapping document, Place place) {
        Optional<Header> header = header(document, place, Set.of(LOG_SOURCE, FILTER));
        Optional<LogSource> logSource = new LogSourceReader(problems).read(document, place);
        Optional<FilterReader> filter = section(document, FILTER, place)
                .map(section -> new FilterReader(
                        section, place.key(FILTER, section.line(), section.column()), budget, problems));
        Optional<SigmaFilter.Target> target = filter.flatMap(FilterReader::target);
        Optional<Detection> detection = filter.flatMap(FilterReader::detection);
        if (header.isEmpty() || logSource.isEmpty() || target.isEmpty() || detection.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SigmaFilter(header.get(), logSource.get(), target.get(), detection.get()));
    }

    private Optional<Header> header(YamlNode.Mapping document, Place place, Set<String> sections) {
        return new HeaderReader(document, new Origin(file, document.line()), place, problems).read(sections);
    }

    private Optional<YamlNode.Mapping> section(YamlNode.Mapping document, String key, Place place) {
        YamlNode.Entry entry = document.entries().get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.value() instanceof YamlNode.Mapping section) {
            return Optional.of(section);
        }
        Place at = place.key(key, entry.line(), entry.column());
        problems.error(at, "", entry.value().kind() + " where a map is expected", "");
        return Optional.empty();
    }
}

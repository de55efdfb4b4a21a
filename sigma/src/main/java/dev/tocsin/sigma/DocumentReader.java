package dev.tocsin.sigma;

import dev.tocsin.sigma.detection.Detection;
import dev.tocsin.sigma.detection.DetectionReader;
import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.yaml.YamlNode;
import java.util.Optional;
import java.util.Set;

/** Tells rules, correlations and filters apart by their sections, and reads each. */
final class DocumentReader {

    private static final Set<String> RULE_SECTIONS = Set.of("logsource", "detection");

    private final Problems problems;

    DocumentReader(Problems problems) {
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
        if (document.entries().containsKey("detection")) {
            return rule(document, place);
        }
        problems.error(place, "", "neither a rule, a correlation nor a filter", "a rule has the key detection");
        return Optional.empty();
    }

    private Optional<SigmaDocument> rule(YamlNode.Mapping document, Place place) {
        Optional<Header> header = new HeaderReader(document, place, problems).read(RULE_SECTIONS);
        Optional<LogSource> logSource = new LogSourceReader(problems).read(document, place);
        Optional<Detection> detection = detection(document, "detection", Set.of(), place);
        if (header.isEmpty() || logSource.isEmpty() || detection.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SigmaRule(header.get(), logSource.get(), detection.get()));
    }

    private Optional<Detection> detection(
            YamlNode.Mapping document, String section, Set<String> otherKeys, Place place) {
        YamlNode.Entry entry = document.entries().get(section);
        if (entry == null) {
            return Optional.empty();
        }
        Place at = place.key(section, entry.line(), entry.column());
        if (!(entry.value() instanceof YamlNode.Mapping mapping)) {
            problems.error(at, "", entry.value().kind() + " where a map is expected", "searches and a condition");
            return Optional.empty();
        }
        return new DetectionReader(otherKeys, problems).read(mapping, at);
    }
}

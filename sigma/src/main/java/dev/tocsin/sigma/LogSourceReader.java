package dev.tocsin.sigma;

import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code logsource} of a rule or filter. */
final class LogSourceReader {

    private static final Set<String> KEYS = Set.of("category", "product", "service", "definition");

    private final Problems problems;

    LogSourceReader(Problems problems) {
        this.problems = problems;
    }

    /** Empty where it cannot be used, which the problems have been told. */
    Optional<LogSource> read(YamlNode.Mapping document, Place place) {
        YamlNode.Entry section = document.entries().get("logsource");
        if (section == null) {
            problems.error(place, "", "no logsource", "say which logs it is for: category, product or service");
            return Optional.empty();
        }
        Place at = place.key("logsource", section.line(), section.column());
        if (!(section.value() instanceof YamlNode.Mapping mapping)) {
            problems.error(at, "", section.value().kind() + " where a map is expected", "category, product or service");
            return Optional.empty();
        }
        int errors = problems.errors();
        LogSource logSource = new LogSource(
                text(mapping, "category", at),
                text(mapping, "product", at),
                text(mapping, "service", at),
                text(mapping, "definition", at),
                custom(mapping));
        if (logSource.category().or(logSource::product).or(logSource::service).isEmpty()) {
            problems.error(at, "", "no category, product or service", "say which logs it is for");
        }
        return problems.errors() > errors ? Optional.empty() : Optional.of(logSource);
    }

    private Optional<String> text(YamlNode.Mapping mapping, String key, Place place) {
        YamlNode.Entry entry = mapping.entries().get(key);
        if (entry == null || entry.value() instanceof YamlNode.Null) {
            return Optional.empty();
        }
        if (entry.value() instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return Optional.of(scalar.text());
        }
        Place at = place.key(key, entry.line(), entry.column());
        problems.error(at, "", entry.value().kind() + " where a name is expected", "");
        return Optional.empty();
    }

    private static Map<String, YamlNode> custom(YamlNode.Mapping mapping) {
        Map<String, YamlNode> custom = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            if (!KEYS.contains(key)) {
                custom.put(key, entry.value());
            }
        });
        return custom;
    }
}

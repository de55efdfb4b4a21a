package dev.tocsin.match.sigma;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.match.Hit;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.problem.Severity;
import dev.tocsin.stix.StixJson;
import dev.tocsin.telemetry.LogFormat;
import java.util.List;
import java.util.Optional;

/** Sigma rules in few words, and events for them. */
final class Rules {

    /** What rules with the product {@code test} are asked about: any JSON. */
    static final LogSources ANY_JSON = LogSources.standard()
            .with(Optional.of("test"), Optional.empty(), Optional.empty(), Binding.of(LogFormat.GENERIC_JSON));

    private Rules() {}

    /** A rule of which the detection is given as lines of YAML. */
    static SigmaRule rule(String... detection) {
        return rules("title: A rule\nlogsource:\n  product: test\ndetection:\n  " + String.join("\n  ", detection)
                        + "\n")
                .getFirst();
    }

    /** The rules of a file that can be used as a whole. */
    static List<SigmaRule> rules(String yaml) {
        SigmaFile file = SigmaFile.read("test.yml", yaml.getBytes(UTF_8));
        if (file.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            throw new AssertionError(file.problems());
        }
        return file.documents().stream().map(SigmaRule.class::cast).toList();
    }

    /** The hits of the rule on an event, which is JSON with apostrophes for quotation marks. */
    static List<Hit> hits(SigmaRule rule, String event) {
        SigmaOracle oracle = new SigmaOracle(List.of(rule), ANY_JSON);
        if (!oracle.unwatched().isEmpty()) {
            throw new AssertionError(oracle.unwatched());
        }
        return oracle.accept(Events.event(LogFormat.GENERIC_JSON, "", event));
    }

    /** JSON with apostrophes for quotation marks. */
    static ObjectNode json(String text) {
        return (ObjectNode) StixJson.read(text.replace('\'', '"'));
    }
}

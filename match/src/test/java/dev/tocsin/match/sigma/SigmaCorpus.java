package dev.tocsin.match.sigma;

import dev.tocsin.match.SharedFiles;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.sigma.SigmaRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Public rules. */
final class SigmaCorpus {

    private SigmaCorpus() {}

    /** All rules by their identifier. */
    static Map<String, SigmaRule> rules() {
        Map<String, SigmaRule> rules = new LinkedHashMap<>();
        for (Path file : SharedFiles.below(SharedFiles.find("corpora/sigma"), ".yml")) {
            try {
                SigmaFile.read(file.toString(), Files.readAllBytes(file)).documents().stream()
                        .filter(SigmaRule.class::isInstance)
                        .map(SigmaRule.class::cast)
                        .forEach(rule -> rules.put(rule.header().shown(), rule));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return rules;
    }
}

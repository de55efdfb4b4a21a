package dev.tocsin.match.sigma;

import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.sigma.SigmaRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Public rules that are not part of the project; tests that need them are skipped where they are not there. */
final class SigmaCorpus {

    private SigmaCorpus() {}

    static Path find(String relative) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        Path found =
                root == null ? Path.of("none") : root.resolveSibling("shared").resolve(relative);
        if (!Files.exists(found)) {
            System.out.println("skipped: nothing at " + found);
        }
        Assumptions.assumeTrue(Files.exists(found), "nothing at " + found);
        return found;
    }

    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rules by their identifier. */
    static Map<String, SigmaRule> rules() {
        Map<String, SigmaRule> rules = new LinkedHashMap<>();
        for (Path file : files(find("corpora/sigma"), ".yml")) {
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

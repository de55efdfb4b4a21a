package dev.tocsin.benchmark;

import dev.tocsin.sigma.Resolution;
import dev.tocsin.sigma.SigmaCollection;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.sigma.SigmaRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the Sigma rules of a folder, those that only correlations ask for among them. */
final class RuleFolder {

    private RuleFolder() {}

    static List<SigmaRule> read(Path folder) throws IOException {
        List<SigmaFile> files = new ArrayList<>();
        for (Path file : files(folder)) {
            files.add(SigmaFile.read(file.toString(), Files.readAllBytes(file)));
        }
        return SigmaCollection.resolve(files).rules().stream()
                .map(Resolution.Rule::rule)
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }
}

package dev.tocsin.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.sigma.problem.Severity;
import dev.tocsin.sigma.problem.SigmaProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of SigmaHQ: each is read, or its reason is looked at below. */
class CorpusTest {

    @Test
    void readsEveryRuleOfSigmaHq() throws IOException {
        Path root = Corpus.find("corpora/sigma");
        List<SigmaDocument> documents = new ArrayList<>();
        List<SigmaProblem> problems = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> found = Files.walk(root)) {
            files = found.filter(path -> path.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
        for (Path path : files) {
            SigmaFile file = SigmaFile.read(root.relativize(path).toString(), Files.readAllBytes(path));
            documents.addAll(file.documents());
            problems.addAll(file.problems());
        }
        long warnings = problems.stream()
                .filter(problem -> problem.severity() == Severity.WARNING)
                .count();
        System.out.println(documents.size() + " rules of " + files.size() + " files read, " + warnings + " warnings");
        problems.forEach(System.out::println);

        assertThat(problems).noneMatch(problem -> problem.severity() == Severity.ERROR);
        assertThat(documents).hasSameSizeAs(files);
    }
}

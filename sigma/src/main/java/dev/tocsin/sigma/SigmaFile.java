package dev.tocsin.sigma;

import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.problem.SigmaProblem;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A Sigma file as read: the documents that can be used, in order, and everything that is wrong with it. Each document of the
 * file is among the documents or has an error.
 */
public record SigmaFile(String name, List<SigmaDocument> documents, List<SigmaProblem> problems) {
    public SigmaFile {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file's bytes; whatever they are, the outcome is documents and problems.
     *
     * @param name the file's name, for the problems
     */
    public static SigmaFile read(String name, byte[] bytes) {
        Problems problems = new Problems(name);
        List<SigmaDocument> documents = new ArrayList<>();
        DocumentReader reader = new DocumentReader(name, problems);
        for (YamlNode node : YamlReader.read(bytes, problems)) {
            reader.read(node).ifPresent(documents::add);
        }
        return new SigmaFile(name, documents, problems.all());
    }
}

package dev.tocsin.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.sigma.detection.Detection;
import dev.tocsin.sigma.detection.Search;
import dev.tocsin.sigma.detection.ValueTest;
import dev.tocsin.sigma.problem.SigmaProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rules for tests, from their detection section on. */
public final class Rules {

    private Rules() {}

    /** A file of this text. */
    public static SigmaFile read(String text) {
        return SigmaFile.read("test.yml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A rule with this detection section, which is indented by this method. */
    public static String rule(String detection) {
        return "title: t\nlogsource:\n  category: process_creation\ndetection:\n" + detection.indent(2);
    }

    /** The detection of a rule that has neither errors nor warnings. */
    public static Detection detection(String detection) {
        SigmaFile file = read(rule(detection));
        assertThat(file.problems()).isEmpty();
        return ((SigmaRule) file.documents().getFirst()).detection();
    }

    /** The search of a rule whose only search has this text. */
    public static Search search(String search) {
        return detection("selection:\n" + search.indent(2) + "condition: selection")
                .searches()
                .firstEntry()
                .getValue();
    }

    /** The values of the only field of the only search. */
    public static List<ValueTest> tests(String field) {
        return ((Search.FieldTest) search(field)).values();
    }

    /** What is wrong with a rule whose only search has this text. */
    public static List<String> problems(String search) {
        return read(rule("selection:\n" + search.indent(2) + "condition: selection")).problems().stream()
                .map(SigmaProblem::toString)
                .toList();
    }
}

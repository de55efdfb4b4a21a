package dev.tocsin.cli.validate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.validate.ContentValidator.Summary;
import dev.tocsin.stix.validate.Problem;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The problems of one file as JSON lines: {@code "kind": "problem"} for each, and {@code "kind": "summary"} last. */
final class JsonOutput implements ProblemOutput {

    private final PrintWriter out;
    private final String file;

    JsonOutput(PrintWriter out, String file) {
        this.out = out;
        this.file = file;
    }

    @Override
    public void problem(Problem problem) {
        ObjectNode line = line("problem")
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .put("object", problem.object())
                .put("path", problem.path());
        problem.value().ifPresent(value -> line.put("value", value));
        print(line.put("message", problem.message())
                .put("section", problem.section().toString()));
    }

    @Override
    public void end(Summary summary) {
        print(line("summary")
                .put("objects", summary.objects())
                .put("errors", summary.errors())
                .put("warnings", summary.warnings()));
        out.flush();
    }

    private ObjectNode line(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("file", file);
    }

    private void print(ObjectNode line) {
        out.println(new String(StixJson.write(line), StandardCharsets.UTF_8));
    }
}

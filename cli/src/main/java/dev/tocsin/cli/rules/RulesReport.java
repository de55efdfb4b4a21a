package dev.tocsin.cli.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.match.DetectionRule;
import dev.tocsin.sigma.Origin;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.problem.Severity;
import dev.tocsin.sigma.problem.SigmaProblem;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixJson;
import java.io.PrintWriter;

/** What {@code tocsin rules check} prints, counted. */
abstract sealed class RulesReport {

    private long errors;
    private long warnings;
    private long unusable;
    private long forOtherLogs;

    final void problem(SigmaProblem problem) {
        if (problem.severity() == Severity.ERROR) {
            errors++;
        } else {
            warnings++;
        }
        show(problem);
    }

    /**
     * A rule that is well-formed and cannot be used here.
     *
     * @param forOtherLogs because its log source has no log format here
     */
    final void unusable(DetectionRule rule, String reason, boolean forOtherLogs) {
        unusable++;
        this.forOtherLogs += forOtherLogs ? 1 : 0;
        show(rule, reason, forOtherLogs);
    }

    /** @param byOtherLogs whether a rule for logs that have no log format here is a failure */
    final boolean failed(boolean byOtherLogs) {
        return errors + unusable - (byOtherLogs ? 0 : forOtherLogs) > 0;
    }

    /** @param usable how many rules and correlations can be used */
    final void end(int files, int usable, UnroutedRules unrouted) {
        summary(files, usable, unusable, errors, warnings, unrouted);
    }

    abstract void show(SigmaProblem problem);

    abstract void show(DetectionRule rule, String reason, boolean forOtherLogs);

    abstract void summary(int files, int usable, long unusable, long errors, long warnings, UnroutedRules unrouted);

    private static String plural(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    /** Lines for people, safe to print: problems to the one writer, the summary to the other. */
    static final class Words extends RulesReport {
        private final PrintWriter out;
        private final PrintWriter err;
        private final boolean each;

        /** @param each whether rules for other logs are named one by one, too */
        Words(PrintWriter out, PrintWriter err, boolean each) {
            this.out = out;
            this.err = err;
            this.each = each;
        }

        @Override
        void show(SigmaProblem problem) {
            out.println(problem);
        }

        @Override
        void show(DetectionRule rule, String reason, boolean forOtherLogs) {
            if (forOtherLogs && !each && rule.document() instanceof SigmaRule) {
                return;
            }
            Origin origin = rule.document().header().origin();
            out.println(Quoted.of(origin.file()) + ":" + origin.line() + ": unusable: " + Quoted.of(rule.name()) + ": "
                    + reason);
        }

        @Override
        void summary(int files, int usable, long unusable, long errors, long warnings, UnroutedRules unrouted) {
            unrouted.table().forEach(out::println);
            out.flush();
            err.println(plural(files, "file") + ": " + plural(usable, "rule") + " can be used, " + unusable
                    + " cannot be used here, " + plural(errors, "error") + ", " + plural(warnings, "warning"));
        }
    }

    /** One JSON object a line, only ASCII. */
    static final class Lines extends RulesReport {
        private static final ObjectWriter JSON =
                StixJson.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());

        private final PrintWriter out;

        Lines(PrintWriter out) {
            this.out = out;
        }

        @Override
        void show(SigmaProblem problem) {
            print(StixJson.mapper()
                    .createObjectNode()
                    .put("problem", problem.severity() == Severity.ERROR ? "error" : "warning")
                    .put("file", problem.file())
                    .put("line", problem.place().line())
                    .put("column", problem.place().column())
                    .put("path", problem.place().path())
                    .put("message", problem.message())
                    .put("value", problem.value())
                    .put("hint", problem.hint()));
        }

        @Override
        void show(DetectionRule rule, String reason, boolean forOtherLogs) {
            Origin origin = rule.document().header().origin();
            print(StixJson.mapper()
                    .createObjectNode()
                    .put("problem", "unusable")
                    .put("file", origin.file())
                    .put("line", origin.line())
                    .put("id", rule.id())
                    .put("title", rule.name())
                    .put("for_other_logs", forOtherLogs)
                    .put("message", reason));
        }

        @Override
        void summary(int files, int usable, long unusable, long errors, long warnings, UnroutedRules unrouted) {
            ObjectNode summary = StixJson.mapper().createObjectNode();
            summary.putObject("summary")
                    .put("files", files)
                    .put("usable", usable)
                    .put("unusable", unusable)
                    .put("for_other_logs", unrouted.count())
                    .put("errors", errors)
                    .put("warnings", warnings);
            print(summary);
        }

        private void print(ObjectNode line) {
            try {
                out.println(JSON.writeValueAsString(line));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree of strings and numbers that cannot be written", e);
            }
        }
    }
}

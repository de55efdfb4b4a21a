package dev.tocsin.cli.guard;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.guard.RuleTrial;
import dev.tocsin.match.sigma.Explainer;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.Header;
import dev.tocsin.sigma.Resolution;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.problem.Nearest;
import dev.tocsin.stix.Quoted;
import dev.tocsin.telemetry.LogReader;
import dev.tocsin.telemetry.UnreadableInputException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** {@code tocsin scan --explain-rule}: one Sigma rule asked about every event, and why it does not hold. */
final class RuleTrialRun {

    private final SigmaRule rule;
    private final LogSources sources;
    private final Interruption interruption;

    /**
     * @param name the id, name or title of a rule
     * @throws CommandFailure if there is no such rule
     */
    RuleTrialRun(Resolution resolution, String name, LogSources sources, Interruption interruption) {
        this.rule = resolution.rules().stream()
                .map(Resolution.Rule::rule)
                .filter(each -> names(each.header()).anyMatch(name::equalsIgnoreCase))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        "no Sigma rule " + Quoted.of(name) + " in what --rules names", hint(resolution, name)));
        this.sources = sources;
        this.interruption = interruption;
    }

    private static Stream<String> names(Header header) {
        return Stream.of(header.id().stream(), header.name().stream(), Stream.of(header.title()))
                .flatMap(each -> each);
    }

    private static String hint(Resolution resolution, String name) {
        List<String> all = resolution.rules().stream()
                .flatMap(each -> names(each.rule().header()))
                .toList();
        String nearest = Nearest.hint(name, all);
        return nearest.isEmpty() ? "give the id, name or title of a rule, not of a correlation" : nearest;
    }

    /**
     * Asks about every event of the inputs.
     *
     * @param failed is told what could not be read
     * @return what came of it, line by line
     */
    List<String> lines(List<LogInput> inputs, Consumer<String> failed) {
        RuleTrial trial = new RuleTrial(rule, new Explainer(sources));
        for (LogInput input : inputs) {
            try (LogReader reader = LogReader.open(input.name(), input.open())) {
                while (!interruption.wanted() && reader.hasNext()) {
                    trial.accept(reader.next());
                }
            } catch (IOException e) {
                failed.accept("cannot read " + Quoted.of(input.name()) + ": " + FileFailures.reason(e));
            } catch (UnreadableInputException e) {
                failed.accept(String.valueOf(e.getMessage()));
            }
        }
        return trial.lines();
    }
}

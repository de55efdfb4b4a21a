package dev.tocsin.match.sigma;

import dev.tocsin.sigma.LogSource;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.detection.Glob;
import dev.tocsin.sigma.detection.Search;
import dev.tocsin.sigma.detection.ValueTest;
import dev.tocsin.stix.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a rule is asked: which events, or why none. */
public sealed interface Routing {

    /** It is asked about the events of these; at least one. */
    record To(List<Binding> bindings) implements Routing {
        public To {
            bindings = List.copyOf(bindings);
        }

        /** Whether it could be asked about an event from there. */
        public boolean concerns(dev.tocsin.telemetry.LogSource log) {
            return bindings.stream().anyMatch(binding -> binding.concerns(log));
        }
    }

    /** @param reason why it is not asked at all, in words fit for a terminal */
    record Nowhere(String reason) implements Routing {}

    /** Where the rule is asked, by these log sources. */
    static Routing of(SigmaRule rule, LogSources sources) {
        LogSource source = rule.logSource();
        Optional<String> placeholder = rule.detection().searches().values().stream()
                .flatMap(Routing::placeholders)
                .findFirst();
        if (placeholder.isPresent()) {
            return new Nowhere("its placeholder " + Quoted.of(placeholder.get()) + " has no value");
        }
        List<Binding> bindings = sources.bindings(source.product(), source.category(), source.service());
        return bindings.isEmpty()
                ? new Nowhere("its log source has no log format here: " + words(source))
                : new To(bindings);
    }

    private static String words(LogSource source) {
        List<String> words = new ArrayList<>();
        source.product().ifPresent(product -> words.add("product " + Quoted.of(product)));
        source.category().ifPresent(category -> words.add("category " + Quoted.of(category)));
        source.service().ifPresent(service -> words.add("service " + Quoted.of(service)));
        return String.join(", ", words);
    }

    private static Stream<String> placeholders(Search search) {
        return switch (search) {
            case Search.AllOf(var searches) -> searches.stream().flatMap(Routing::placeholders);
            case Search.AnyOf(var searches) -> searches.stream().flatMap(Routing::placeholders);
            case Search.FieldTest(var field, var quantifier, var tests) ->
                tests.stream().flatMap(Routing::placeholders);
            case Search.Keywords(var quantifier, var tests) -> tests.stream().flatMap(Routing::placeholders);
        };
    }

    private static Stream<String> placeholders(ValueTest test) {
        return switch (test) {
            case ValueTest.Text(var glob, var cased) ->
                glob.parts().stream()
                        .flatMap(part -> part instanceof Glob.Placeholder(String name) ? Stream.of(name) : Stream.of());
            case ValueTest.AnyOf(var tests) -> tests.stream().flatMap(Routing::placeholders);
            default -> Stream.empty();
        };
    }
}

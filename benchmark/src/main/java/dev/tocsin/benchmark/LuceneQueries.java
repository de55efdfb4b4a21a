package dev.tocsin.benchmark;

import dev.tocsin.match.sigma.Binding;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.detection.Condition;
import dev.tocsin.sigma.detection.Detection;
import dev.tocsin.sigma.detection.Quantifier;
import dev.tocsin.sigma.detection.Search;
import dev.tocsin.sigma.detection.ValueTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/** Sigma rules as Lucene queries over documents as {@link LuceneDocuments} makes them, as far as they can be said so. */
final class LuceneQueries {

    private final LogSources sources;
    private final LuceneTexts texts;

    LuceneQueries(LogSources sources, LuceneTexts texts) {
        this.sources = sources;
        this.texts = texts;
    }

    /** The rule as a query; empty if it has a test that Lucene's queries do not know. */
    Optional<Query> of(SigmaRule rule) {
        List<Query> byBinding = new ArrayList<>();
        List<Binding> bindings = sources.bindings(
                rule.logSource().product(),
                rule.logSource().category(),
                rule.logSource().service());
        try {
            for (Binding binding : bindings) {
                Detection detection = rule.detection();
                Query query = new OfBinding(detection, binding).condition(detection.condition());
                byBinding.add(all(List.of(covered(binding), query)));
            }
        } catch (CannotBeSaid | TooComplexToDeterminizeException e) {
            return Optional.empty();
        }
        return byBinding.isEmpty() ? Optional.empty() : Optional.of(any(byBinding));
    }

    /** A test has no counterpart among the queries. */
    private static final class CannotBeSaid extends RuntimeException {
        CannotBeSaid(Object test) {
            super(test.toString(), null, false, false);
        }
    }

    private Query covered(Binding binding) {
        List<Query> asked = new ArrayList<>();
        asked.add(any(binding.formats().stream()
                .map(format -> term(LuceneFields.FORMAT, format.name()))
                .toList()));
        binding.stream().ifPresent(stream -> asked.add(term(LuceneFields.STREAM, LuceneFields.folded(stream))));
        binding.where().forEach((field, values) -> {
            texts.ask(field);
            asked.add(any(values.stream()
                    .map(value -> term(field, LuceneFields.folded(value)))
                    .toList()));
        });
        return all(asked);
    }

    /** A rule's detection over the events of one binding. */
    private final class OfBinding {

        private final Detection detection;
        private final Binding binding;

        OfBinding(Detection detection, Binding binding) {
            this.detection = detection;
            this.binding = binding;
        }

        Query condition(Condition condition) {
            return switch (condition) {
                case Condition.And(var conditions) -> all(map(conditions, this::condition));
                case Condition.Or(var conditions) -> any(map(conditions, this::condition));
                case Condition.Not(var operand) -> not(condition(operand));
                case Condition.Ref(var name) -> named(name);
                case Condition.AtLeast(var count, var names) -> atLeast(count, map(names, this::named));
            };
        }

        private Query named(String name) {
            return search(Objects.requireNonNull(detection.searches().get(name), name));
        }

        private Query search(Search search) {
            return switch (search) {
                case Search.AllOf(var searches) -> all(map(searches, this::search));
                case Search.AnyOf(var searches) -> any(map(searches, this::search));
                case Search.Keywords keywords -> throw new CannotBeSaid(keywords);
                case Search.FieldTest(var field, var quantifier, var values) ->
                    quantified(quantifier, map(values, test -> field(field, test)));
            };
        }

        private Query field(String field, ValueTest test) {
            List<Query> byName = map(binding.eventFields(field), name -> value(name, test));
            boolean ofAll = test instanceof ValueTest.Null || test.equals(new ValueTest.Exists(false));
            return ofAll ? all(byName) : any(byName);
        }

        private Query value(String field, ValueTest test) {
            texts.ask(field);
            return switch (test) {
                case ValueTest.Text(var glob, var cased) ->
                    texts.query(field, glob, cased).orElseThrow(() -> new CannotBeSaid(test));
                case ValueTest.Numeric(var number) -> term(field, number.toPlainString());
                case ValueTest.Bool(var wanted) -> term(field, String.valueOf(wanted));
                case ValueTest.Null() -> not(term(LuceneFields.VALUED, field));
                case ValueTest.Exists(var wanted) -> {
                    Query there = term(LuceneFields.THERE, field);
                    yield wanted ? there : not(there);
                }
                case ValueTest.Regex(var expression, var flags) ->
                    texts.query(field, expression, flags).orElseThrow(() -> new CannotBeSaid(test));
                case ValueTest.AnyOf(var tests) -> any(map(tests, each -> value(field, each)));
                case ValueTest.Cidr cidr -> throw new CannotBeSaid(cidr);
                case ValueTest.Compare compare -> throw new CannotBeSaid(compare);
                case ValueTest.FieldReference reference -> throw new CannotBeSaid(reference);
                case ValueTest.TimePart part -> throw new CannotBeSaid(part);
            };
        }
    }

    private static Query quantified(Quantifier quantifier, List<Query> values) {
        return switch (quantifier) {
            case ANY -> any(values);
            case ALL -> all(values);
            case NONE -> not(any(values));
        };
    }

    private static Query term(String field, String text) {
        return new TermQuery(new Term(field, text));
    }

    private static Query all(List<Query> queries) {
        if (queries.size() == 1) {
            return queries.getFirst();
        }
        if (queries.isEmpty()) {
            return new MatchAllDocsQuery();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, Occur.FILTER));
        return all.build();
    }

    private static Query any(List<Query> queries) {
        return switch (queries.size()) {
            case 0 -> new MatchNoDocsQuery();
            case 1 -> queries.getFirst();
            default -> atLeast(1, queries);
        };
    }

    private static Query atLeast(int count, List<Query> queries) {
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        queries.forEach(query -> some.add(query, Occur.SHOULD));
        return some.setMinimumNumberShouldMatch(count).build();
    }

    private static Query not(Query query) {
        return new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.FILTER)
                .add(query, Occur.MUST_NOT)
                .build();
    }

    private static <T> List<Query> map(Collection<T> all, Function<T, Query> query) {
        return all.stream().map(query).toList();
    }
}

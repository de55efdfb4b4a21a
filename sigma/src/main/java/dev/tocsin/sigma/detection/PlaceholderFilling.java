package dev.tocsin.sigma.detection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts values in the place of the placeholders of a search: each value of the rule becomes as many as there are ways. */
public final class PlaceholderFilling {

    /** The most values that the values of a rule may become in all. */
    public static final int MAX_VALUES = 100_000;

    private final Map<String, List<Glob>> values;
    private long made;
    private @Nullable String overflow;

    /**
     * @param values by name, at least for all the names there are; none is empty
     */
    public PlaceholderFilling(Map<String, List<Glob>> values) {
        this.values = values;
    }

    /** The names of all placeholders of a detection. */
    public static Set<String> names(Detection detection) {
        Set<String> names = new LinkedHashSet<>();
        detection.searches().values().stream()
                .flatMap(PlaceholderFilling::tests)
                .forEach(test -> addNames(test, names));
        return names;
    }

    private static Stream<ValueTest> tests(Search search) {
        return switch (search) {
            case Search.AllOf(List<Search> searches) -> searches.stream().flatMap(PlaceholderFilling::tests);
            case Search.AnyOf(List<Search> searches) -> searches.stream().flatMap(PlaceholderFilling::tests);
            case Search.FieldTest field -> field.values().stream();
            case Search.Keywords keywords -> keywords.values().stream();
        };
    }

    private static void addNames(ValueTest test, Set<String> names) {
        if (test instanceof ValueTest.AnyOf(List<ValueTest> tests)) {
            tests.forEach(one -> addNames(one, names));
        } else if (test instanceof ValueTest.Text text) {
            for (Glob.Part part : text.glob().parts()) {
                if (part instanceof Glob.Placeholder(String name)) {
                    names.add(name);
                }
            }
        }
    }

    /** A value that would have become too many; the searches filled are of no use then. */
    public Optional<String> overflow() {
        return Optional.ofNullable(overflow);
    }

    public Search fill(Search search) {
        return switch (search) {
            case Search.AllOf(List<Search> searches) ->
                new Search.AllOf(searches.stream().map(this::fill).toList());
            case Search.AnyOf(List<Search> searches) ->
                new Search.AnyOf(searches.stream().map(this::fill).toList());
            case Search.FieldTest field ->
                new Search.FieldTest(field.field(), field.quantifier(), fill(field.values(), field.quantifier()));
            case Search.Keywords keywords ->
                new Search.Keywords(keywords.quantifier(), fill(keywords.values(), keywords.quantifier()));
        };
    }

    private List<ValueTest> fill(List<ValueTest> tests, Quantifier quantifier) {
        List<ValueTest> filled = new ArrayList<>();
        for (ValueTest test : tests) {
            List<ValueTest> some = fill(test);
            if (quantifier == Quantifier.ALL && some.size() > 1) {
                filled.add(new ValueTest.AnyOf(some));
            } else {
                filled.addAll(some);
            }
        }
        return filled;
    }

    private List<ValueTest> fill(ValueTest test) {
        return switch (test) {
            case ValueTest.AnyOf(List<ValueTest> tests) ->
                tests.stream().flatMap(one -> fill(one).stream()).toList();
            case ValueTest.Text(Glob glob, boolean cased) ->
                ways(glob).stream()
                        .map(way -> (ValueTest) new ValueTest.Text(way, cased))
                        .toList();
            default -> List.of(test);
        };
    }

    private List<Glob> ways(Glob glob) {
        if (!glob.hasPlaceholders()) {
            return List.of(glob);
        }
        List<Glob> ways = List.of(new Glob(List.of()));
        for (Glob.Part part : glob.parts()) {
            List<Glob> next = part instanceof Glob.Placeholder(String name)
                    ? values.getOrDefault(name, List.of())
                    : List.of(new Glob(List.of(part)));
            if (made + (long) ways.size() * next.size() > MAX_VALUES) {
                overflow = glob.toString();
                return List.of(glob);
            }
            List<Glob> longer = new ArrayList<>();
            for (Glob way : ways) {
                for (Glob end : next) {
                    longer.add(Glob.joinedWith(way.parts(), end.parts()));
                }
            }
            ways = longer;
        }
        made += ways.size();
        return ways;
    }
}

package dev.tocsin.sigma.detection;

import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a search of the value of a search identifier (Sigma rules specification, Search-Identifier): a map, a list of maps, or
 * keywords. Lists may hold maps beside keywords; a search of one part is that part.
 */
final class SearchReader {

    private static final FieldKey PLAIN_KEYWORDS = new FieldKey("", List.of(Modifier.CONTAINS), ValueType.TEXT);

    private final Problems problems;
    private final ValueReader values;

    SearchReader(ExpansionBudget budget, Problems problems) {
        this.problems = problems;
        this.values = new ValueReader(budget, problems);
    }

    /** Empty where it cannot be used, which {@code problems} has been told. */
    Optional<Search> read(YamlNode node, Place place) {
        return switch (node) {
            case YamlNode.Mapping mapping -> map(mapping, place);
            case YamlNode.Sequence list -> list(list, place);
            case YamlNode.Scalar scalar -> keywords(PLAIN_KEYWORDS, List.of(scalar), place);
        };
    }

    private Optional<Search> map(YamlNode.Mapping mapping, Place place) {
        List<Search> searches = new ArrayList<>();
        mapping.entries().forEach((name, entry) -> {
            Place field = place.key(name, entry.line(), entry.column());
            FieldKey.read(name, field, problems)
                    .flatMap(key -> field(key, entry.value(), field))
                    .ifPresent(searches::add);
        });
        if (mapping.entries().isEmpty()) {
            problems.error(place, "", "a map without fields", "");
        }
        if (searches.size() < mapping.entries().size() || searches.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(searches.size() == 1 ? searches.getFirst() : new Search.AllOf(searches));
    }

    private Optional<Search> list(YamlNode.Sequence list, Place place) {
        List<Search> searches = new ArrayList<>();
        List<YamlNode.Scalar> words = new ArrayList<>();
        boolean usable = true;
        for (int i = 0; i < list.items().size(); i++) {
            YamlNode item = list.items().get(i);
            Place at = place.item(i, item.line(), item.column());
            switch (item) {
                case YamlNode.Mapping mapping ->
                    usable &= map(mapping, at).map(searches::add).isPresent();
                case YamlNode.Scalar word -> words.add(word);
                case YamlNode.Sequence _ -> {
                    problems.error(
                            at, "", "a list in a list", "a search is a map, a list of maps or a list of keywords");
                    usable = false;
                }
            }
        }
        if (!words.isEmpty()) {
            usable &= keywords(PLAIN_KEYWORDS, words, place).map(searches::add).isPresent();
        }
        if (list.items().isEmpty()) {
            problems.error(place, "", "an empty list", "");
        }
        if (!usable || searches.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(searches.size() == 1 ? searches.getFirst() : new Search.AnyOf(searches));
    }

    private Optional<Search> field(FieldKey key, YamlNode node, Place place) {
        List<? extends YamlNode> written = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
        if (written.isEmpty()) {
            problems.error(place, "", "an empty list of values", "");
            return Optional.empty();
        }
        warnOfUselessModifiers(key, written, place);
        if (key.field().isEmpty()) {
            return keywords(key, written, place);
        }
        return values(key, written, place).map(tests -> new Search.FieldTest(key.field(), key.quantifier(), tests));
    }

    private void warnOfUselessModifiers(FieldKey key, List<? extends YamlNode> written, Place place) {
        if (key.has(Modifier.ALL) && written.size() == 1) {
            problems.warning(place, "all", "a modifier of lists on a single value", "leave it out");
        }
        if (key.has(Modifier.BASE64OFFSET) && key.position() == Position.WHOLE) {
            problems.warning(
                    place,
                    "base64offset",
                    "the middle of an encoded text, compared with a whole value",
                    "add contains");
        }
    }

    /** Keywords are looked for anywhere, so a text among them is open at both ends. */
    private Optional<Search> keywords(FieldKey key, List<? extends YamlNode> written, Place place) {
        if (key.type() != ValueType.TEXT && key.type() != ValueType.REGEX) {
            problems.error(place, "", key.type().shown() + " without a field", "name the field before the first |");
            return Optional.empty();
        }
        if (key.position() == Position.START || key.position() == Position.END) {
            problems.error(place, "", "startswith or endswith without a field", "keywords are found anywhere");
            return Optional.empty();
        }
        FieldKey open = key.type() == ValueType.TEXT ? key.with(Modifier.CONTAINS) : key;
        return values(open, written, place).map(tests -> new Search.Keywords(key.quantifier(), tests));
    }

    private Optional<List<ValueTest>> values(FieldKey key, List<? extends YamlNode> written, Place place) {
        List<ValueTest> tests = new ArrayList<>();
        boolean usable = true;
        for (int i = 0; i < written.size(); i++) {
            YamlNode value = written.get(i);
            Place at = written.size() == 1
                    ? new Place(place.path(), value.line(), value.column())
                    : place.item(i, value.line(), value.column());
            List<ValueTest> some = values.read(key, value, at);
            usable &= !some.isEmpty();
            if (key.quantifier() == Quantifier.ALL && some.size() > 1) {
                tests.add(new ValueTest.AnyOf(some));
            } else {
                tests.addAll(some);
            }
        }
        return usable ? Optional.of(tests) : Optional.empty();
    }
}

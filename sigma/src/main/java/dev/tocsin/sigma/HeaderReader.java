package dev.tocsin.sigma;

import dev.tocsin.sigma.problem.Nearest;
import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a document says about itself. Only a title is demanded; what else is not as the specification has it is left
 * out with a warning, because the detection is none the worse for it.
 */
final class HeaderReader {

    private static final int LONGEST_TITLE = 256;
    private static final int LONGEST_DESCRIPTION = 65_535;

    private static final Set<String> KEYS = Set.of(
            "title",
            "id",
            "name",
            "status",
            "level",
            "description",
            "author",
            "references",
            "tags",
            "falsepositives",
            "date",
            "modified",
            "related",
            "license",
            "taxonomy",
            "fields",
            "scope");

    private static final Pattern DATE = Pattern.compile("([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})");

    private final YamlNode.Mapping document;
    private final Origin origin;
    private final Place place;
    private final Problems problems;

    HeaderReader(YamlNode.Mapping document, Origin origin, Place place, Problems problems) {
        this.document = document;
        this.origin = origin;
        this.place = place;
        this.problems = problems;
    }

    /**
     * Empty without a title, which the problems have been told.
     *
     * @param sections the keys of the document that are read elsewhere
     */
    Optional<Header> read(Set<String> sections) {
        String title = text("title");
        if (title.isBlank()) {
            problems.error(place, "", "no title", "each document has a title (Sigma rules specification, Title)");
            return Optional.empty();
        }
        warnIfLonger("title", title, LONGEST_TITLE);
        String description = text("description");
        warnIfLonger("description", description, LONGEST_DESCRIPTION);
        String taxonomy = text("taxonomy");
        return Optional.of(new Header(
                origin,
                title,
                nonEmpty("id"),
                nonEmpty("name"),
                word("status", Status.values()),
                word("level", Level.values()),
                description,
                String.join(", ", texts("author")),
                texts("references"),
                texts("tags"),
                texts("falsepositives"),
                date("date"),
                date("modified"),
                related(),
                text("license"),
                taxonomy.isEmpty() ? "sigma" : taxonomy,
                texts("fields"),
                texts("scope"),
                custom(sections)));
    }

    private SequencedMap<String, YamlNode> custom(Set<String> sections) {
        SequencedMap<String, YamlNode> custom = new LinkedHashMap<>();
        document.entries().forEach((key, entry) -> {
            if (!KEYS.contains(key) && !sections.contains(key)) {
                custom.put(key, entry.value());
            }
        });
        return custom;
    }

    private void warnIfLonger(String key, String text, int most) {
        if (text.length() > most) {
            problems.warning(at(key), text, "more than " + most + " characters", "");
        }
    }

    private Place at(String key) {
        YamlNode.Entry entry = document.entries().get(key);
        return entry == null ? place : place.key(key, entry.line(), entry.column());
    }

    private Optional<YamlNode> value(String key) {
        return Optional.ofNullable(document.entries().get(key))
                .map(YamlNode.Entry::value)
                .filter(value -> !(value instanceof YamlNode.Null));
    }

    private String text(String key) {
        Optional<YamlNode> value = value(key);
        if (value.isPresent() && !(value.get() instanceof YamlNode.Scalar)) {
            problems.warning(at(key), "", value.get().kind() + " where text is expected; it is left out", "");
        }
        return value.filter(YamlNode.Scalar.class::isInstance)
                .map(scalar -> ((YamlNode.Scalar) scalar).text())
                .orElse("");
    }

    private Optional<String> nonEmpty(String key) {
        return Optional.of(text(key)).filter(text -> !text.isBlank());
    }

    /** A text alone counts as a list of one. */
    private List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        Optional<YamlNode> value = value(key);
        if (value.isPresent() && value.get() instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlNode.Scalar scalar) {
                    texts.add(scalar.text());
                } else {
                    Place at = new Place(at(key).path(), item.line(), item.column());
                    problems.warning(at, "", item.kind() + " where text is expected; it is left out", "");
                }
            }
        } else if (value.isPresent()) {
            texts.add(text(key));
        }
        return List.copyOf(texts);
    }

    private <E extends Enum<E>> Optional<E> word(String key, E[] known) {
        Optional<String> word = nonEmpty(key);
        Optional<E> meant = word.flatMap(text -> Arrays.stream(known)
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst());
        if (word.isPresent() && meant.isEmpty()) {
            List<String> words = Arrays.stream(known)
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                    .toList();
            String nearest = Nearest.hint(word.get(), words);
            String hint = nearest.isEmpty() ? "one of " + String.join(", ", words) : nearest;
            problems.warning(at(key), word.get(), "an unknown " + key + "; it is left out", hint);
        }
        return meant;
    }

    private Optional<LocalDate> date(String key) {
        Optional<String> text = nonEmpty(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher date = DATE.matcher(text.get());
        if (date.matches()) {
            try {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(date.group(1)),
                        Integer.parseInt(date.group(2)),
                        Integer.parseInt(date.group(3))));
            } catch (DateTimeException e) {
                problems.warning(at(key), text.get(), "no day of the calendar; it is left out", "");
                return Optional.empty();
            }
        }
        problems.warning(at(key), text.get(), "not a date; it is left out", "write it as 2026-11-23");
        return Optional.empty();
    }

    private List<Related> related() {
        List<Related> related = new ArrayList<>();
        Optional<YamlNode> value = value("related");
        List<YamlNode> items = value.isPresent() && value.get() instanceof YamlNode.Sequence list
                ? list.items()
                : value.map(List::of).orElse(List.of());
        for (YamlNode item : items) {
            Optional<String> id = scalar(item, "id");
            Optional<String> type = scalar(item, "type");
            if (id.isPresent() && type.isPresent()) {
                related.add(new Related(id.get(), type.get()));
            } else {
                Place at = new Place(at("related").path(), item.line(), item.column());
                problems.warning(at, "", "a relation without id and type; it is left out", "");
            }
        }
        return List.copyOf(related);
    }

    private static Optional<String> scalar(YamlNode node, String key) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return Optional.empty();
        }
        return Optional.ofNullable(mapping.entries().get(key))
                .map(YamlNode.Entry::value)
                .filter(YamlNode.Scalar.class::isInstance)
                .map(value -> ((YamlNode.Scalar) value).text());
    }
}

package dev.tocsin.match.mapping;

import dev.tocsin.telemetry.LogFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The mapping as a document for people: {@code docs/mapping.md}, made of the mapping files and nothing else. */
final class MappingDocument {

    private static final String HEAD = """
            # From log fields to STIX object paths

            Tocsin matches STIX patterns against cyber-observables. This document says which fields of which logs become
            which object paths. It is written by a program from the mapping files in
            `match/src/main/resources/dev/tocsin/match/mapping`; a test fails when it no longer says what they say.

            A field that is absent gives nothing, an object of which nothing is there is not made, and a value that is
            there and cannot be used is counted and quoted in the summary of a scan, if a rule asks for it. What is not listed is not read.

            Header fields (`request_header`, `additional_header_fields`) are lists, as in STIX 2.1. An indicator that
            writes `request_header.'User-Agent' = 'x'`, as in STIX 2.0, is taken to mean any element of the list.

            ## How to read the tables

            - `a / b`: the first of the two that is there. `a + b`: both together. `a[]`: one object for each element of
              the list.
            - `ipv4-addr, ipv6-addr`: the form of the value decides which of them it is.
            - `→ file:name`: a reference, and where a path that follows it goes on.
            - `'text'`: always that, where anything else of the object is there.

            ## Mapping files

            A mapping file names its `formats`, the texts that mean that there is no value (`absent`), how logs respell
            pieces of field names (`spelling`), which fields they write now as a value and now as an object with fields of
            its own (`either`; anywhere else one for the other is counted as unusable), reusable `parts`, and `streams`; the stream `*` stands for all others. A
            stream says which parts it takes (`use`) and has `objects` of its own; an object with the name of one in a
            part adds to it or replaces properties of it. With `kind`, the value of a field chooses among `kinds`. Each
            object is the STIX object it gives, where a text is

            - `field`, or `field | conversion`, with `/` and `+` as above;
            - `=text`: that text;
            - `@object`: a reference to another object of the stream.

            A dictionary under the name `*` gives its entries to the object that it stands in.

            `each` repeats an object for every element of a list, which is `.`, and its fields are `.field`; `when` asks for
            one of some values of a field, and `""` there for an absent one. The type `address` is an `ipv4-addr` or an `ipv6-addr`, `host` also a
            `domain-name`.
            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    private MappingDocument() {}

    static String of(EventMapping mapping) {
        MappingDocument document = new MappingDocument();
        document.conversions();
        mapping.formats().forEach(document::format);
        document.out.append("""

                ## STIX observed data

                The observables of an `observed-data` object are matched as they are, seen from `first_observed` to
                `last_observed`, `number_observed` times.
                """);
        return document.out.toString();
    }

    private void conversions() {
        out.append("\n### Conversions\n\n| name | gives |\n|---|---|\n");
        for (Conversion conversion : Conversions.all()) {
            row(conversion.name(), conversion.says());
        }
    }

    private void format(FormatMapping format) {
        out.append("\n## ").append(format.title()).append("\n\n");
        out.append(format.formats().stream().map(LogFormat::title).collect(Collectors.joining(", ", "Reads: ", ".\n")));
        format.about().forEach(line -> out.append('\n').append(line).append('\n'));
        format.streamsByName().values().stream().distinct().forEach(this::stream);
    }

    private void stream(StreamMapping stream) {
        String names = stream.names().equals(List.of(StreamMapping.ANY))
                ? "all other streams"
                : stream.names().stream().map(MappingDocument::code).collect(Collectors.joining(", "));
        out.append("\n### ").append(names).append('\n');
        Map<List<ObjectTemplate>, List<String>> kindsByTemplates = new LinkedHashMap<>();
        stream.kinds()
                .forEach((kind, templates) -> kindsByTemplates
                        .computeIfAbsent(templates, key -> new ArrayList<>())
                        .add(kind));
        kindsByTemplates.forEach((templates, kinds) -> {
            stream.kindField()
                    .ifPresent(field -> out.append("\n**`")
                            .append(field)
                            .append("` ")
                            .append(kinds.equals(List.of(StreamMapping.ANY)) ? "any other" : String.join(", ", kinds))
                            .append("**\n"));
            table(templates);
        });
    }

    private void table(List<ObjectTemplate> templates) {
        Map<String, ObjectTemplate> byKey = new LinkedHashMap<>();
        templates.forEach(template -> byKey.put(template.key(), template));
        out.append("\n| field | conversion | object path |\n|---|---|---|\n");
        templates.forEach(
                template -> rows(template, template.properties(), String.join(", ", template.types()) + ":", byKey));
    }

    private void rows(ObjectTemplate of, Template template, String path, Map<String, ObjectTemplate> byKey) {
        switch (template) {
            case Template.Struct struct ->
                struct.properties().forEach((name, inner) -> rows(of, inner, joined(path, name), byKey));
            case Template.Sequence sequence ->
                sequence.elements().forEach(element -> rows(of, element, path + "[*]", byKey));
            case Template.Field field -> {
                String name = field.expression().conversion().name();
                row(
                        code(fields(of, field.expression())) + condition(of),
                        name.equals(Conversions.DEFAULT) ? "" : name,
                        code(path));
            }
            case Template.Constant constant -> row(code("'" + constant.value().asText() + "'"), "", code(path));
            case Template.Reference reference -> {
                ObjectTemplate target = byKey.getOrDefault(reference.key(), of);
                row("→ " + code(String.join(", ", target.types())) + " (" + reference.key() + ")", "", code(path));
            }
        }
    }

    private static String fields(ObjectTemplate template, Expression expression) {
        String list = template.each().map(each -> each.fields() + "[]").orElse("");
        return expression.fields().startsWith(".")
                ? list + (expression.fields().equals(".") ? "" : expression.fields())
                : expression.fields();
    }

    private static String condition(ObjectTemplate template) {
        return template.when()
                .map(when -> " where " + code(when.field().toString()) + " is "
                        + when.valuesInLowerCase().stream()
                                .map(value -> value.isEmpty() ? "absent" : value)
                                .sorted()
                                .collect(Collectors.joining(", ")))
                .orElse("");
    }

    private static String joined(String path, String name) {
        if (name.equals(Template.Struct.ENTRIES)) {
            return path;
        }
        String quoted = name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c)) ? name : "'" + name + "'";
        return path.endsWith(":") ? path + quoted : path + "." + quoted;
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private void row(String... cells) {
        out.append("| ");
        out.append(String.join(
                " | ",
                List.of(cells).stream().map(cell -> cell.replace("|", "\\|")).toList()));
        out.append(" |\n");
    }
}

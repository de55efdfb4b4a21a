package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.Quoted;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a hub sent, as people see it. */
final class Shown {

    private static final int LONGEST_MESSAGE = 1_000;

    private Shown() {}

    /** The text as it is where every character can be printed, else with escapes and in quotes. */
    static String text(String text) {
        boolean printable = text.length() <= LONGEST_MESSAGE && text.chars().noneMatch(c -> c < ' ' || c == 0x7f);
        StringBuilder shown = new StringBuilder();
        for (String part : printable ? text.split("(?<=\\G.{100})", -1) : new String[] {text}) {
            String quoted = Quoted.of(part);
            String inside = quoted.substring(1, quoted.length() - 1);
            shown.append(printable ? inside.replace("\\\"", "\"").replace("\\\\", "\\") : inside);
        }
        return shown.toString();
    }

    /** Rows under headings, each column as wide as its widest cell. */
    static void table(PrintWriter out, List<String> headings, List<List<String>> rows) {
        List<List<String>> lines = new ArrayList<>(List.of(headings));
        rows.forEach(row -> lines.add(row.stream().map(Shown::text).toList()));
        List<Integer> widths = IntStream.range(0, headings.size())
                .mapToObj(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        for (List<String> line : lines) {
            StringBuilder shown = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String cell = line.get(column);
                shown.append(cell).append(" ".repeat(widths.get(column) - cell.length() + 2));
            }
            out.println(shown.toString().stripTrailing());
        }
    }

    /** One cell for each property that is a string or a list of strings; empty where there is none. */
    static List<String> cells(JsonNode row, String... properties) {
        List<String> cells = new ArrayList<>();
        for (String property : properties) {
            JsonNode value = row.path(property);
            List<String> texts = new ArrayList<>();
            value.forEach(element -> texts.add(element.asText()));
            cells.add(value.isArray() ? String.join(", ", texts) : value.asText(""));
        }
        return cells;
    }
}

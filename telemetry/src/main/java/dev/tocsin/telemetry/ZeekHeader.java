package dev.tocsin.telemetry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header of a Zeek TSV log, as far as it has been read (Zeek manual, "Zeek TSV Format Logs").
 *
 * <p>A new {@code #separator} line begins a new one, as in logs that were put one after another.
 */
final class ZeekHeader {

    private String separator = "\t";
    private String setSeparator = ",";
    private String emptyField = "(empty)";
    private String unsetField = "-";
    private @Nullable String path;
    private List<String> fields = List.of();
    private List<String> types = List.of();

    /** Whether a line, which begins with {@code #}, is one of a header. */
    static boolean isHeader(String line) {
        return line.startsWith("#separator ")
                || line.startsWith("#set_separator")
                || line.startsWith("#empty_field")
                || line.startsWith("#unset_field")
                || line.startsWith("#path")
                || line.startsWith("#fields")
                || line.startsWith("#types")
                || line.startsWith("#open")
                || line.startsWith("#close");
    }

    /** Takes a header line; a reason, fit for a terminal, if it cannot be used. */
    Optional<String> take(String line) {
        if (line.startsWith("#separator ")) {
            String value =
                    ZeekText.unescaped(line.substring("#separator ".length()).strip());
            path = null;
            fields = List.of();
            types = List.of();
            separator = value.isEmpty() ? "\t" : value;
            return value.isEmpty() ? Optional.of("the separator is empty") : Optional.empty();
        }
        int end = line.indexOf(separator);
        String name = end < 0 ? line : line.substring(0, end);
        String value = end < 0 ? "" : line.substring(end + separator.length());
        switch (name) {
            case "#set_separator" -> setSeparator = ZeekText.unescaped(value);
            case "#empty_field" -> emptyField = value;
            case "#unset_field" -> unsetField = value;
            case "#path" -> path = value;
            case "#fields" -> {
                fields = ZeekText.split(value, separator);
                types = List.of();
            }
            case "#types" -> {
                types = ZeekText.split(value, separator);
                if (types.size() != fields.size()) {
                    return Optional.of("it names " + types.size() + " types for " + fields.size() + " fields");
                }
            }
            case "#open", "#close" -> {}
            default -> {
                return Optional.of("its columns are not parted as its first line says");
            }
        }
        return Optional.empty();
    }

    /** Whether rows can be read. */
    boolean isComplete() {
        return !fields.isEmpty() && types.size() == fields.size();
    }

    String separator() {
        return separator;
    }

    String setSeparator() {
        return setSeparator;
    }

    String emptyField() {
        return emptyField;
    }

    String unsetField() {
        return unsetField;
    }

    Optional<String> path() {
        return Optional.ofNullable(path);
    }

    List<String> fields() {
        return fields;
    }

    List<String> types() {
        return types;
    }
}

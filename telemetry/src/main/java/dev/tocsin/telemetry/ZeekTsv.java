package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a Zeek TSV log as the fields that Zeek's JSON log of the same traffic has: numbers, truth values and lists
 * where the types say so, nothing where a field is unset.
 */
final class ZeekTsv {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Longer than any number that Zeek writes; a longer one would only cost. */
    private static final int MAX_NUMBER_LENGTH = 100;

    private final ZeekHeader header = new ZeekHeader();
    private final String nameFromFile;

    /** What a line is. */
    sealed interface Line {
        /** @param mistyped the first value that is not of its column's type, in words; empty if there is none */
        record Row(LogSource source, EventTime time, ObjectNode fields, String mistyped) implements Line {}

        /** A line of a header. */
        record Header() implements Line {}

        /** Another line that begins with {@code #}. */
        record Comment() implements Line {}

        /** @param reason in words, fit for a terminal */
        record Unfit(Problem.Kind kind, String reason) implements Line {}
    }

    ZeekTsv(String inputName) {
        this.nameFromFile = ZeekJson.nameFromFile(inputName);
    }

    Line read(String line) {
        if (ZeekHeader.isHeader(line)) {
            return header.take(line)
                    .<Line>map(reason -> new Line.Unfit(Problem.Kind.BAD_HEADER, reason))
                    .orElseGet(Line.Header::new);
        }
        if (line.startsWith("#") && !header.isComplete()) {
            return new Line.Comment();
        }
        if (!header.isComplete()) {
            boolean likeARow = ZeekText.split(line, "\t").size() > 3;
            return new Line.Unfit(
                    Problem.Kind.NOT_JSON,
                    "it begins with " + Excerpt.of(line)
                            + (likeARow ? " and has tabs, but no Zeek header stands before it" : ""));
        }
        return row(ZeekText.split(line, header.separator()));
    }

    private Line row(List<String> values) {
        List<String> names = header.fields();
        if (values.size() != names.size()) {
            return new Line.Unfit(
                    Problem.Kind.WRONG_COLUMNS, "it has " + values.size() + " columns and its header " + names.size());
        }
        ObjectNode fields = NODES.objectNode();
        String mistyped = "";
        for (int i = 0; i < values.size(); i++) {
            String written = values.get(i);
            if (!written.equals(header.unsetField())) {
                String type = header.types().get(i);
                JsonNode value = value(written, type);
                fields.set(names.get(i), value);
                if (mistyped.isEmpty() && value.isTextual() && !isText(type)) {
                    mistyped =
                            Excerpt.of(names.get(i)) + " is " + Excerpt.of(written) + ", no " + Excerpt.printable(type);
                }
            }
        }
        LogSource source = new LogSource(LogFormat.ZEEK_TSV, header.path().orElse(nameFromFile));
        return new Line.Row(source, EventTime.of(fields, ZeekJson.TIMES), fields, mistyped);
    }

    private JsonNode value(String written, String type) {
        return elementType(type)
                .<JsonNode>map(elementType -> list(written, elementType))
                .orElseGet(() -> single(written, type));
    }

    private ArrayNode list(String written, String elementType) {
        ArrayNode list = NODES.arrayNode();
        if (!written.equals(header.emptyField())) {
            for (String element : ZeekText.split(written, header.setSeparator())) {
                list.add(element.equals(header.unsetField()) ? NODES.nullNode() : single(element, elementType));
            }
        }
        return list;
    }

    private JsonNode single(String written, String type) {
        Optional<JsonNode> typed = switch (type) {
            case "bool" -> truth(written);
            case "count", "int", "port" -> whole(written);
            case "double", "interval", "time" -> decimal(written);
            default -> Optional.empty();
        };
        return typed.orElseGet(
                () -> NODES.textNode(written.equals(header.emptyField()) ? "" : ZeekText.unescaped(written)));
    }

    /** The type within {@code set[...]}, {@code vector[...]} and, in old logs, {@code table[...]}. */
    private static Optional<String> elementType(String type) {
        int open = type.indexOf('[');
        return open > 0 && type.endsWith("]")
                ? Optional.of(type.substring(open + 1, type.length() - 1))
                : Optional.empty();
    }

    private static boolean isText(String type) {
        return switch (type) {
            case "bool", "count", "int", "port", "double", "interval", "time" -> false;
            default -> true;
        };
    }

    private static Optional<JsonNode> truth(String written) {
        return switch (written) {
            case "T" -> Optional.of(NODES.booleanNode(true));
            case "F" -> Optional.of(NODES.booleanNode(false));
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> whole(String written) {
        if (written.length() > MAX_NUMBER_LENGTH) {
            return Optional.empty();
        }
        try {
            BigInteger number = new BigInteger(written);
            return Optional.of(
                    number.bitLength() < Integer.SIZE
                            ? NODES.numberNode(number.intValue())
                            : number.bitLength() < Long.SIZE
                                    ? NODES.numberNode(number.longValue())
                                    : NODES.numberNode(number));
        } catch (NumberFormatException e) {
            // The parser's way of saying no.
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> decimal(String written) {
        if (written.length() > MAX_NUMBER_LENGTH) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(written);
            return Math.abs((long) number.scale()) > MAX_NUMBER_LENGTH
                    ? Optional.empty()
                    : Optional.of(NODES.numberNode(number));
        } catch (NumberFormatException e) {
            // The parser's way of saying no.
            return Optional.empty();
        }
    }
}

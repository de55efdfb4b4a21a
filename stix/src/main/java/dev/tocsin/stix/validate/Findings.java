package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.Quoted;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the checks of one object put what they find. */
final class Findings {

    private static final int LONGEST_NUMBER_SHOWN = 40;

    private final String object;
    private final Consumer<Problem> out;

    Findings(String object, Consumer<Problem> out) {
        this.object = object;
        this.out = out;
    }

    void error(Place at, JsonNode value, Section section, String message) {
        report(Severity.ERROR, at, value, section, message);
    }

    void warning(Place at, JsonNode value, Section section, String message) {
        report(Severity.WARNING, at, value, section, message);
    }

    /** A missing node, as Jackson's {@code path} gives it, stands for: there is no value to show. */
    void report(Severity severity, Place at, JsonNode value, Section section, String message) {
        out.accept(new Problem(severity, object, at.toString(), shown(value), section, message));
    }

    /** The value as a person may see it: never long, never able to move a cursor. */
    static Optional<String> shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> Optional.of(Quoted.of(value.textValue()));
            case NUMBER -> Optional.of(shortened(value.numberValue().toString()));
            case OBJECT -> Optional.of("an object of " + counted(value.size(), "property", "properties"));
            case ARRAY -> Optional.of("a list of " + counted(value.size(), "element", "elements"));
            case BOOLEAN, NULL -> Optional.of(value.toString());
            case MISSING, BINARY, POJO -> Optional.empty();
        };
    }

    private static String shortened(String number) {
        return number.length() <= LONGEST_NUMBER_SHOWN ? number : number.substring(0, LONGEST_NUMBER_SHOWN) + "…";
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}

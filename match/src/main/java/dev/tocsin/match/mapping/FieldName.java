package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A field as a mapping file names it.
 *
 * <p>{@code a.b} is the field {@code a.b} or, where there is none, {@code b} inside {@code a}: Zeek writes the one, ECS
 * writes both. {@code .} is the element that an {@code each} stands at, {@code .a} a field of that element.
 */
final class FieldName {

    private final String written;
    private final boolean ofElement;
    private final List<String> spellings;

    /** @param respelled what logs write for a piece of the name, such as {@code _} for {@code .} */
    FieldName(String written, Map<String, String> respelled) {
        this.written = written;
        this.ofElement = written.startsWith(".");
        String name = ofElement ? written.substring(1) : written;
        List<String> spellings = new ArrayList<>(List.of(name));
        respelled.forEach((piece, other) -> {
            if (name.contains(piece)) {
                spellings.add(name.replace(piece, other));
            }
        });
        this.spellings = List.copyOf(spellings);
    }

    boolean ofElement() {
        return ofElement;
    }

    /** The value, or a missing node. */
    JsonNode in(Scope scope) {
        JsonNode from = ofElement ? scope.element() : scope.fields();
        if (spellings.getFirst().isEmpty()) {
            return scope.present(from);
        }
        for (String spelling : spellings) {
            JsonNode found = scope.present(find(from, spelling));
            if (!found.isMissingNode()) {
                return found;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode find(JsonNode from, String name) {
        JsonNode found = from.path(name);
        for (int dot = name.indexOf('.'); found.isMissingNode() && dot > 0; dot = name.indexOf('.', dot + 1)) {
            JsonNode inner = from.path(name.substring(0, dot));
            if (inner.isObject()) {
                found = find(inner, name.substring(dot + 1));
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return written;
    }
}

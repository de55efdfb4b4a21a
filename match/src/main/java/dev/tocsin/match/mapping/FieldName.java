package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A field as a mapping file names it.
 *
 * <p>{@code a.b} is the field {@code a.b} or, where there is none, {@code b} inside {@code a}: Zeek writes the one, ECS
 * writes both. {@code .} is the element that an {@code each} stands at, {@code .a} a field of that element.
 */
final class FieldName {

    private static final String NO_OBJECT = "not an object with fields";

    private final String written;
    private final boolean ofElement;
    private final List<String> spellings;
    private final Set<String> either;

    /**
     * @param respelled what logs write for a piece of the name, such as {@code _} for {@code .}
     * @param either the fields that are in some events a value and in others an object with fields of its own
     */
    FieldName(String written, Map<String, String> respelled, Set<String> either) {
        this.written = written;
        this.ofElement = written.startsWith(".");
        this.either = Set.copyOf(either);
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

    /** Whether it is the element itself. */
    boolean isElement() {
        return written.equals(".");
    }

    /** The names by which it may stand in an event. */
    List<String> names() {
        return spellings;
    }

    /** The names by which it may stand in an event, as a field of the elements of any of these lists. */
    List<String> namesIn(List<FieldName> lists) {
        return lists.stream()
                .flatMap(list -> list.names().stream())
                .flatMap(list ->
                        isElement() ? Stream.of(list) : spellings.stream().map(name -> list + "." + name))
                .toList();
    }

    /** The value, or a missing node. What stands where an object with the field in it should is a misfit. */
    JsonNode in(Scope scope) {
        JsonNode from = scope.present(ofElement ? scope.element() : scope.fields());
        String name = spellings.getFirst();
        if (name.isEmpty()) {
            return from;
        }
        if (ofElement && !from.isObject() && !from.isMissingNode()) {
            scope.misfit(".", from, NO_OBJECT);
        }
        for (String spelling : spellings) {
            JsonNode found = scope.present(find(from, spelling));
            if (found.isObject() && either.contains(written)) {
                return MissingNode.getInstance();
            }
            if (!found.isMissingNode()) {
                return found;
            }
        }
        tellWhatIsInTheWay(from, name, ofElement ? "." : "", scope);
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

    private void tellWhatIsInTheWay(JsonNode from, String name, String path, Scope scope) {
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            String outer = path + name.substring(0, dot);
            JsonNode inner = scope.present(from.path(name.substring(0, dot)));
            if (inner.isObject()) {
                tellWhatIsInTheWay(inner, name.substring(dot + 1), outer + ".", scope);
            } else if (!inner.isMissingNode() && !either.contains(outer)) {
                scope.misfit(outer, inner, NO_OBJECT);
            }
        }
    }

    @Override
    public String toString() {
        return written;
    }
}

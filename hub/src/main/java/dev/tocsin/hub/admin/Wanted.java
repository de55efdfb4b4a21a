package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The body of an administration request, read property by property; what it does not know, it refuses. */
record Wanted(ObjectNode json) {

    private static final long MAX_BYTES = 64 << 10;

    static Wanted in(Asked asked, Set<String> properties) {
        String type = asked.header("Content-Type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new ProblemException(
                    Problem.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type is " + Quoted.of(type),
                    Optional.of("send application/json"));
        }
        JsonNode body = asked.body(MAX_BYTES, Wanted::read);
        if (!(body instanceof ObjectNode json)) {
            throw bad("the body is not a JSON object");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!properties.contains(name)) {
                throw bad("no such property: " + Quoted.of(name) + "; there are " + String.join(", ", properties));
            }
        });
        return new Wanted(json);
    }

    String text(String property) {
        return optionalText(property).orElseThrow(() -> bad("the property " + Quoted.of(property) + " is missing"));
    }

    Optional<String> optionalText(String property) {
        JsonNode value = json.path(property);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw bad(property + " is not a string: " + Quoted.of(value.toString()));
        }
        return Optional.of(value.textValue());
    }

    List<String> texts(String property) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : json.path(property)) {
            if (!value.isTextual()) {
                throw bad(property + " has an element that is not a string: " + Quoted.of(value.toString()));
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    static <E extends Enum<E>> E constant(String property, String written, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> AdminJson.written(constant).equals(written.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> bad(property + " is " + Quoted.of(written) + ", and not one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(AdminJson::written)
                                .collect(Collectors.joining(", "))));
    }

    static ProblemException bad(String detail) {
        return new ProblemException(Problem.BAD_REQUEST, detail);
    }

    private static JsonNode read(byte[] body) {
        try {
            return StixJson.read(body);
        } catch (StixException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }
}

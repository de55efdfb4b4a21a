package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.token.Scope;
import dev.tocsin.share.token.Scopes;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import dev.tocsin.taxii.TaxiiTimestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The body of an administration request, read property by property; what it does not know, it refuses. */
record Wanted(ObjectNode json) {

    private static final long MAX_BYTES = 64 << 10;
    private static final Pattern MEDIA_TYPE = Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    static Wanted in(Asked asked, Set<String> properties) {
        return in(asked, properties, MAX_BYTES);
    }

    static Wanted in(Asked asked, Set<String> properties, long maxBytes) {
        String type = asked.header("Content-Type").orElse("");
        if (!MEDIA_TYPE.matcher(type).matches()) {
            throw new ProblemException(
                    Problem.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type is " + Quoted.of(type),
                    Optional.of("send application/json"));
        }
        JsonNode body = asked.body(maxBytes, Wanted::read);
        if (!(body instanceof ObjectNode json)) {
            throw bad("the body is not a JSON object");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!properties.contains(name)) {
                throw bad(
                        "no such property: " + Quoted.of(name) + "; there are "
                                + String.join(", ", new TreeSet<>(properties)),
                        Nearest.hint(name, properties));
            }
        });
        return new Wanted(json);
    }

    boolean has(String property) {
        return json.has(property);
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

    /** A whole number that is not negative. */
    int number(String property) {
        JsonNode value = json.path(property);
        if (!value.isInt() || value.intValue() < 0) {
            throw bad(property + " is not a whole number: " + Quoted.of(value.toString()));
        }
        return value.intValue();
    }

    /** Nothing where it is absent or null. */
    Optional<Long> wholeNumber(String property) {
        JsonNode value = json.path(property);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw bad(property + " is not a whole number of ordinary size: " + Quoted.of(value.toString()));
        }
        return Optional.of(value.longValue());
    }

    List<String> texts(String property) {
        JsonNode values = json.path(property);
        if (values.isMissingNode()) {
            throw bad("the property " + Quoted.of(property) + " is missing");
        }
        if (!values.isArray()) {
            throw bad(property + " is not a list: " + Quoted.of(values.toString()));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isTextual()) {
                throw bad(property + " has an element that is not a string: " + Quoted.of(value.toString()));
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    /** What a token is to be used for; nothing where that is not said. */
    Optional<Scopes> scopes() {
        if (!has("scopes")) {
            return Optional.empty();
        }
        Set<Scope> named = texts("scopes").stream()
                .map(written -> constant("scopes", written, Scope.class))
                .collect(Collectors.toSet());
        if (named.isEmpty()) {
            throw bad(
                    "scopes is empty: the token could be used for nothing",
                    Optional.of("name some of read, contribute, administer, membership; or leave it out for all"));
        }
        return Optional.of(new Scopes(named));
    }

    /** The same, for someone in particular. */
    Optional<Scopes> scopes(Caller.Known bearer) {
        Optional<Scopes> named = scopes();
        if (bearer instanceof Caller.MemberCaller
                && named.filter(Wanted::administers).isPresent()) {
            throw bad(
                    "scopes has \"administer\", and no member administers the hub",
                    Optional.of("leave it out, or ask for a token of an administrator"));
        }
        return named;
    }

    private static boolean administers(Scopes scopes) {
        return scopes.hasAnyOf(Set.of(Scope.ADMINISTER));
    }

    /** False where it is absent. */
    boolean flag(String property) {
        JsonNode value = json.path(property);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw bad(property + " is neither true nor false: " + Quoted.of(value.toString()));
        }
        return value.booleanValue();
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    static <E extends Enum<E>> E constant(String property, String written, Class<E> type) {
        List<String> known =
                Arrays.stream(type.getEnumConstants()).map(AdminJson::written).toList();
        int place = known.indexOf(written.toLowerCase(Locale.ROOT));
        if (place < 0) {
            throw bad(
                    property + " is " + Quoted.of(written) + ", and not one of " + String.join(", ", known),
                    Nearest.hint(written, known));
        }
        return type.getEnumConstants()[place];
    }

    /** A moment after now, in RFC 3339. */
    static Instant inFuture(String property, String written, Instant now) {
        try {
            Instant moment = TaxiiTimestamp.read(written);
            if (moment.isAfter(now)) {
                return moment;
            }
        } catch (StixException e) {
            throw bad(property + ": " + e.getMessage());
        }
        throw bad(property + " is in the past: " + Quoted.of(written));
    }

    static ProblemException bad(String detail) {
        return new ProblemException(Problem.BAD_REQUEST, detail);
    }

    static ProblemException bad(String detail, Optional<String> hint) {
        return new ProblemException(Problem.BAD_REQUEST, detail, hint);
    }

    private static JsonNode read(byte[] body) {
        try {
            return StixJson.read(body);
        } catch (StixException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }
}

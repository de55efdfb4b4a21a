package dev.tocsin.hub.http;

import dev.tocsin.stix.Quoted;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a request's address, each of which stands once (TAXII 2.1 §3.4). */
public record QueryString(Map<String, String> parameters) {

    public QueryString {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads the part of an address behind the question mark.
     *
     * @throws ProblemException if a name stands twice or an escape is broken
     */
    public static QueryString parse(String raw) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (found.putIfAbsent(name, value) != null) {
                throw new ProblemException(
                        Problem.BAD_REQUEST, "the parameter " + Quoted.of(name) + " stands more than once");
            }
        }
        return new QueryString(found);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    public Set<String> names() {
        return parameters.keySet();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.BAD_REQUEST, "a broken escape in the address: " + Quoted.of(text));
        }
    }
}

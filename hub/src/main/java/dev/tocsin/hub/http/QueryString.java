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

    /** @throws ProblemException if there is any other */
    public void requireOnly(Set<String> known) {
        for (String name : names()) {
            if (!known.contains(name)) {
                throw new ProblemException(Problem.BAD_REQUEST, "no such parameter here: " + Quoted.of(name));
            }
        }
    }

    /**
     * How many are asked for with {@code limit}; more than the most are as many as the most.
     *
     * @throws ProblemException if it is not a number above 0
     */
    public int limit(int unlessAsked, int most) {
        return get("limit").map(text -> (int) Math.min(limit(text), most)).orElse(unlessAsked);
    }

    private static long limit(String text) {
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw new ProblemException(Problem.BAD_REQUEST, "limit is not a number above 0: " + Quoted.of(text));
        }
        return Long.parseLong(text);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.BAD_REQUEST, "a broken escape in the address: " + Quoted.of(text));
        }
    }
}

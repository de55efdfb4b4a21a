package dev.tocsin.store;

import dev.tocsin.stix.Quoted;
import dev.tocsin.store.StoreException.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a PostgreSQL database is, in the notation of its own programs (PostgreSQL, "Connection URIs"):
 * {@code postgresql://user@host:port/database?sslmode=verify-full}. Several hosts are those of one cluster; the one that takes
 * writes is used.
 *
 * @param hosts one or more
 * @param password empty where the environment or the password file has it
 * @param parameters by the names of {@link #PARAMETERS}
 */
public record PostgresAddress(
        List<Host> hosts, String database, String user, Optional<String> password, Map<String, String> parameters) {

    /** What may be said of the connection; the names and meanings are PostgreSQL's. */
    public static final Set<String> PARAMETERS = Set.of("sslmode", "sslrootcert", "sslcert", "sslkey");

    private static final List<String> SCHEMES = List.of("postgresql://", "postgres://");
    private static final int USUAL_PORT = 5432;
    private static final int MAX_PORT = 65_535;
    private static final String HINT = "give it like postgresql://tocsin@db.example.org/tocsin; the password goes into"
            + " PGPASSWORD or the file ~/.pgpass";

    public PostgresAddress {
        hosts = List.copyOf(hosts);
        parameters = Map.copyOf(parameters);
    }

    /** A server's name or address, without brackets, and its port. */
    public record Host(String name, int port) {

        boolean isLoopback() {
            return name.equals("localhost") || name.equals("::1") || name.startsWith("127.");
        }

        @Override
        public String toString() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }
    }

    /** @throws StoreException if it is not such an address; what is said of it never has the password */
    public static PostgresAddress parse(String text) {
        String scheme = SCHEMES.stream()
                .filter(text::startsWith)
                .findFirst()
                .orElseThrow(() -> unusable("it does not begin with postgresql://"));
        int query = text.indexOf('?');
        String place = text.substring(scheme.length(), query < 0 ? text.length() : query);
        int slash = place.indexOf('/');
        String database = slash < 0 ? "" : decoded(place.substring(slash + 1));
        if (database.isEmpty() || database.contains("/")) {
            throw unusable("it names no database");
        }
        String authority = slash < 0 ? place : place.substring(0, slash);
        int at = authority.lastIndexOf('@');
        String credentials = at < 0 ? "" : authority.substring(0, at);
        int colon = credentials.indexOf(':');
        String user = decoded(colon < 0 ? credentials : credentials.substring(0, colon));
        if (user.isEmpty()) {
            throw unusable("it names no user");
        }
        List<Host> hosts = new ArrayList<>();
        for (String host : authority.substring(at + 1).split(",", -1)) {
            hosts.add(host(host));
        }
        return new PostgresAddress(
                hosts,
                database,
                user,
                colon < 0 ? Optional.empty() : Optional.of(decoded(credentials.substring(colon + 1))),
                parameters(query < 0 ? "" : text.substring(query + 1)));
    }

    private static Host host(String text) {
        int end = text.startsWith("[") ? text.indexOf(']') : -1;
        int colon = text.indexOf(':', Math.max(end, 0));
        String name = end > 0 ? text.substring(1, end) : text.substring(0, colon < 0 ? text.length() : colon);
        if (name.isEmpty() || (end > 0 && colon != end + 1 && end + 1 != text.length())) {
            throw unusable("it names no host");
        }
        return new Host(name, colon < 0 ? USUAL_PORT : port(text.substring(colon + 1)));
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_PORT) {
            throw unusable("its port is " + Quoted.of(text));
        }
        return Integer.parseInt(text);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (name.equals("password") || name.equals("user")) {
                throw unusable("a " + name + " stands behind the question mark");
            }
            if (!PARAMETERS.contains(name)) {
                throw unusable("it says " + Quoted.of(name) + ", and only "
                        + String.join(", ", new TreeSet<>(PARAMETERS)) + " can be said");
            }
            if (equals < 0 || parameters.put(name, decoded(pair.substring(equals + 1))) != null) {
                throw unusable(name + " has no value, or two");
            }
        }
        return parameters;
    }

    /** Percent-encoded, where a plus is a plus. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unusable("a percent sign in it is not followed by two hexadecimal digits");
        }
    }

    private static StoreException unusable(String why) {
        return new StoreException(Kind.UNAVAILABLE, "not the address of a PostgreSQL database: " + why, HINT);
    }

    /** Whether all of its hosts are this machine: nothing then goes over a network. */
    boolean isLoopback() {
        return hosts.stream().allMatch(Host::isLoopback);
    }

    /** Without the password and the user. */
    @Override
    public String toString() {
        return "postgresql://"
                + String.join(",", hosts.stream().map(Host::toString).toList()) + "/" + database;
    }
}

package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.Origin;
import dev.tocsin.taxii.TaxiiException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** A client of a hub's administration API. Every failure is a {@link CommandFailure} that says what to do. */
final class AdminClient implements AutoCloseable {

    private static final String ADMINISTRATION = "/admin/v1";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_ANSWER_BYTES = 16 << 20;

    private final HttpClient http;
    private final RemoteOptions remote;
    private final Credentials credentials;

    AdminClient(RemoteOptions remote) {
        this(remote, true);
    }

    /** For those who are to be known to the hub, and have no token yet. */
    static AdminClient withoutToken(RemoteOptions remote) {
        return new AdminClient(remote, false);
    }

    private AdminClient(RemoteOptions remote, boolean known) {
        this.remote = remote;
        this.credentials = known ? remote.credentials() : Credentials.none();
        URI server = remote.server();
        if (!"https".equals(server.getScheme()) && !Origin.isThisMachine(server)) {
            throw new CommandFailure(
                    "will not send a token unencrypted to " + Quoted.of(server.getHost()),
                    "give --server an address that begins with https://");
        }
        if (!"https".equals(server.getScheme()) && !credentials.keys().isEmpty()) {
            throw new CommandFailure(
                    "a certificate can be shown over TLS alone, and " + Quoted.of(server.toString()) + " is without",
                    "give --server an address that begins with https://, or use a token");
        }
        try {
            this.http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .sslContext(remote.trust().context(credentials))
                    .build();
        } catch (TaxiiException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e.hint(), e);
        }
    }

    ObjectNode get(String path) {
        return exchange("GET", ADMINISTRATION + path, BodyPublishers.noBody());
    }

    /** The receipt of that id, or as long as there is none the promise of one; each member may ask for its own. */
    ObjectNode receipt(String id) {
        return exchange("GET", "/receipts/" + segment(id), BodyPublishers.noBody());
    }

    /**
     * An answer that comes little by little; the caller closes it.
     *
     * @throws IOException if the hub cannot be reached, or does not serve at the moment
     */
    InputStream stream(String path) throws IOException {
        URI uri = remote.server().resolve(path);
        HttpRequest.Builder asking = HttpRequest.newBuilder(uri).timeout(TIMEOUT);
        credentials.header().ifPresent(header -> asking.header("Authorization", header));
        HttpRequest request = asking.build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                try (InputStream in = response.body()) {
                    if (response.statusCode() >= 500) {
                        throw new IOException("the hub answered " + response.statusCode());
                    }
                    throw refused(
                            response.statusCode(), read(uri, response.statusCode(), in.readNBytes(MAX_ANSWER_BYTES)));
                }
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", "run it again", e);
        }
    }

    ObjectNode post(String path, JsonNode body) {
        return exchange("POST", ADMINISTRATION + path, BodyPublishers.ofByteArray(StixJson.write(body)));
    }

    ObjectNode patch(String path, JsonNode body) {
        return exchange("PATCH", ADMINISTRATION + path, BodyPublishers.ofByteArray(StixJson.write(body)));
    }

    /** Asks for what is the caller's own, outside of the administration. */
    ObjectNode own(String method, String path) {
        return exchange(method, path, BodyPublishers.noBody());
    }

    ObjectNode own(String method, String path, JsonNode body) {
        return exchange(method, path, BodyPublishers.ofByteArray(StixJson.write(body)));
    }

    /** Where the hub is, as it was given. */
    String address() {
        return remote.server().toString();
    }

    void delete(String path) {
        exchange("DELETE", ADMINISTRATION + path, BodyPublishers.noBody());
    }

    /** A name or an id as one segment of a path. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private ObjectNode exchange(String method, String path, BodyPublisher body) {
        URI uri = remote.server().resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body);
        credentials.header().ifPresent(header -> request.header("Authorization", header));
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                ObjectNode answer = read(uri, response.statusCode(), in.readNBytes(MAX_ANSWER_BYTES));
                if (response.statusCode() / 100 != 2) {
                    throw refused(response.statusCode(), answer);
                }
                return answer;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", "run it again", e);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static ObjectNode read(URI uri, int status, byte[] body) {
        if (status == 204) {
            return StixJson.mapper().createObjectNode();
        }
        try {
            if (StixJson.read(body) instanceof ObjectNode answer) {
                return answer;
            }
            throw new StixException("not a JSON object");
        } catch (StixException e) {
            throw new CommandFailure(
                    Quoted.of(uri.toString()) + " answered " + status + " with what is no answer of a Tocsin hub",
                    "check that --server is the address of a hub",
                    e);
        }
    }

    /** A problem document (RFC 9457). */
    private CommandFailure refused(int status, ObjectNode problem) {
        boolean loggedIn = problem.path("type").asText("").equals("urn:tocsin:problem:login-not-bound");
        if (status == 401 && !loggedIn) {
            return remote.tokenNotKnown();
        }
        if (problem.path("type").asText("").equals("urn:tocsin:problem:administrator-only")) {
            return remote.tokenOfAMember();
        }
        String title = problem.path("title").asText("the hub refused");
        String detail = problem.path("detail").asText("");
        String reference = problem.path("reference").asText("");
        return new CommandFailure(
                Shown.text(title)
                        + (detail.isEmpty() ? "" : ": " + Shown.text(detail))
                        + (reference.isEmpty() ? "" : " (reference " + Shown.text(reference) + ")"),
                Shown.text(problem.path("hint").asText("tocsin --help shows the commands")));
    }

    /** What is said of it to a person. */
    CommandFailure unreachable(IOException e) {
        String where = Quoted.of(remote.server().toString());
        return switch (e) {
            case ConnectException _ ->
                new CommandFailure(
                        "no hub answers at " + where,
                        "start one with: tocsin up; or name another with --server or TOCSIN_SERVER",
                        e);
            case SSLException _ ->
                new CommandFailure(
                        where + " could not prove who it is: " + Quoted.of(rootMessage(e)),
                        "give the SHA-256 that the hub itself printed with --pin, or its authority with --ca; if it"
                                + " printed another one, someone may stand in between",
                        e);
            default ->
                new CommandFailure(
                        "the connection to " + where + " broke: " + Quoted.of(String.valueOf(e.getMessage())),
                        "check --server: https:// where the hub uses TLS, http:// where it does not",
                        e);
        };
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return String.valueOf(root.getMessage());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

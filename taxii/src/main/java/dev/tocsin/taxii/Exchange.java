package dev.tocsin.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import dev.tocsin.taxii.TaxiiException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * One request and its answer: media type, credentials, redirects, time and size bounds, and every failure typed.
 *
 * <p>Credentials go to the origin (scheme, host, port) that the request names and nowhere else, and in the clear only to
 * this machine.
 */
final class Exchange implements AutoCloseable {

    /** Resources other than pages of objects are short. */
    private static final long MAX_RESOURCE_BYTES = 16L << 20;

    private static final int MAX_ERROR_BYTES = 64 << 10;
    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpClient http;
    private final Credentials credentials;
    private final TaxiiLimits limits;
    private final InstantSource clock;

    Exchange(Credentials credentials, Trust trust, TaxiiLimits limits, InstantSource clock) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connectTimeout())
                .sslContext(trust.context(credentials))
                .build();
        this.credentials = credentials;
        this.limits = limits;
        this.clock = clock;
    }

    /** An answer in the 200s whose media type is TAXII's; the body is read once, then closed. */
    record Answer(URI uri, HttpHeaders headers, InputStream body) {}

    JsonNode get(URI uri) {
        return exchange("GET", uri, BodyPublishers.noBody(), Exchange::json);
    }

    /** As {@link #get}, with a reader that takes the body as a stream. */
    <T> T get(URI uri, Function<Answer, T> reader) {
        return exchange("GET", uri, BodyPublishers.noBody(), reader);
    }

    JsonNode post(URI uri, byte[] body) {
        return exchange("POST", uri, BodyPublishers.ofByteArray(body), Exchange::json);
    }

    /** The answer has no body (TAXII 2.1 §5.7). */
    void delete(URI uri) {
        exchange("DELETE", uri, BodyPublishers.noBody(), answer -> true);
    }

    private <T> T exchange(String method, URI first, BodyPublisher sent, Function<Answer, T> reader) {
        URI uri = first;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            HttpResponse<InputStream> response = send(method, uri, sent);
            try (InputStream body = new Deadline(response.body(), limits.bodyTimeout())) {
                int status = response.statusCode();
                if (REDIRECTS.contains(status) && method.equals("GET")) {
                    uri = redirected(uri, response.headers());
                    continue;
                }
                if (status / 100 != 2) {
                    throw Refusal.of(
                            status, uri, response.headers(), body.readNBytes(MAX_ERROR_BYTES), clock.instant());
                }
                if (!method.equals("DELETE")) {
                    requireTaxii(uri, response.headers());
                }
                return reader.apply(new Answer(uri, response.headers(), body));
            } catch (UncheckedIOException e) {
                throw failed(uri, e.getCause() == null ? new IOException(e) : e.getCause());
            } catch (IOException e) {
                throw failed(uri, e);
            }
        }
        throw new TaxiiException(
                Kind.REDIRECTED,
                Quoted.of(first.toString()) + " redirects more than " + MAX_REDIRECTS + " times",
                "check the address");
    }

    private HttpResponse<InputStream> send(String method, URI uri, BodyPublisher sent) {
        requireReachable(uri);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(limits.answerTimeout())
                .header("Accept", TaxiiMediaType.TAXII)
                .header("User-Agent", "tocsin")
                .method(method, sent);
        if (method.equals("POST")) {
            request.header("Content-Type", TaxiiMediaType.TAXII);
        }
        credentials.header().ifPresent(header -> request.header("Authorization", header));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw failed(uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(uri, new InterruptedIOException("interrupted"));
        }
    }

    private void requireReachable(URI uri) {
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("");
        if (uri.getHost() == null || !(scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))) {
            throw new TaxiiException(
                    Kind.UNREACHABLE,
                    "not the address of a TAXII server: " + Quoted.of(uri.toString()),
                    "an address looks like https://hub.example.org/taxii2/");
        }
        // TAXII 2.1 §8.3.1 asks for HTTPS; without secrets, and on this machine, there is nothing to overhear.
        if (scheme.equalsIgnoreCase("http") && credentials.header().isPresent() && !Origin.isThisMachine(uri)) {
            throw new TaxiiException(
                    Kind.NOT_TRUSTED,
                    "will not send credentials unencrypted to " + Quoted.of(uri.getHost()),
                    "use an address that begins with https://");
        }
    }

    private static URI redirected(URI from, HttpHeaders headers) {
        String location = headers.firstValue("Location").orElse("");
        try {
            URI to = from.resolve(location);
            if (Origin.same(from, to)) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            throw new TaxiiException(
                    Kind.REDIRECTED,
                    Quoted.of(from.toString()) + " redirects to what is no address: " + Quoted.of(location),
                    "check the address",
                    e);
        }
        throw new TaxiiException(
                Kind.REDIRECTED,
                Quoted.of(from.toString()) + " redirects to another server: " + Quoted.of(location),
                "use that address itself, if you trust it with your credentials");
    }

    private static void requireTaxii(URI uri, HttpHeaders headers) {
        String type = headers.firstValue("Content-Type").orElse("");
        if (!TaxiiMediaType.isTaxii(type)) {
            throw new TaxiiException(
                    Kind.NOT_TAXII,
                    Quoted.of(uri.toString()) + " answered with media type " + Quoted.of(type) + ", not "
                            + TaxiiMediaType.TAXII,
                    "check that the address is a TAXII 2.1 server, API root or collection");
        }
    }

    private static JsonNode json(Answer answer) {
        return understood(answer.uri(), () -> StixJson.read(new BudgetedInput(answer.body(), MAX_RESOURCE_BYTES)));
    }

    /** Runs a reader of the server's bytes and turns what it finds wrong with them into a failure of the server. */
    static <T> T understood(URI uri, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StixException e) {
            throw new TaxiiException(
                    Kind.NOT_TAXII,
                    Quoted.of(uri.toString()) + " answered with what is no TAXII 2.1: " + e.getMessage(),
                    "tell the server's administrator",
                    e);
        } catch (TooLargeException e) {
            throw new TaxiiException(
                    Kind.ANSWER_TOO_LARGE,
                    Quoted.of(uri.toString()) + " answered with " + e.getMessage(),
                    "ask for fewer objects in a page",
                    e);
        }
    }

    private static TaxiiException failed(URI uri, IOException e) {
        String where = Quoted.of(uri.toString());
        return switch (e) {
            case HttpTimeoutException _ ->
                new TaxiiException(Kind.TIMED_OUT, where + " took too long: " + e.getMessage(), "try again later", e);
            case SSLException _ ->
                new TaxiiException(
                        Kind.NOT_TRUSTED,
                        where + " could not prove who it is: " + Quoted.of(rootMessage(e)),
                        "compare the certificate's SHA-256 with the one the hub printed, and pin it, or give the"
                                + " authority that signed it",
                        e);
            case ConnectException _ ->
                new TaxiiException(Kind.UNREACHABLE, "no connection to " + where, "check that it is running", e);
            default ->
                new TaxiiException(
                        Kind.UNREACHABLE,
                        "the connection to " + where + " broke: " + Quoted.of(String.valueOf(e.getMessage())),
                        "try again later",
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
        http.close();
    }
}

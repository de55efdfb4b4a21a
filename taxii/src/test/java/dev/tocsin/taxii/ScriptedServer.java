package dev.tocsin.taxii;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on this machine that says what a test tells it to, well-behaved or not. */
final class ScriptedServer implements AutoCloseable {

    /** Answers one request; whatever it does not write is not sent. */
    @FunctionalInterface
    interface Script {
        void answer(HttpExchange exchange) throws IOException;
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();

    private volatile Script otherwise = exchange -> send(exchange, 404, "text/plain", "");

    ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    ScriptedServer on(String pathAndQuery, Script script) {
        scripts.put(pathAndQuery, script);
        return this;
    }

    /** Answers whatever has no script of its own. */
    ScriptedServer otherwise(Script script) {
        otherwise = script;
        return this;
    }

    /** A TAXII answer. */
    ScriptedServer on(String pathAndQuery, String json) {
        return on(pathAndQuery, exchange -> send(exchange, 200, TaxiiMediaType.TAXII, json));
    }

    /** A collection at /api/collections/c/ that may be read and written, and the API root it is in. */
    ScriptedServer withCollection() {
        return on("/api/", "{\"title\":\"r\",\"versions\":[],\"max_content_length\":2000}")
                .on("/api/collections/c/", "{\"id\":\"c\",\"title\":\"T\",\"can_read\":true,\"can_write\":true}");
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().toString();
        requests.add(exchange.getRequestMethod() + " " + asked);
        authorizations.add(
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
        scripts.getOrDefault(asked, otherwise).answer(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package dev.tocsin.hub.log;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.hub.log.LogSettings.WitnessAddress;
import dev.tocsin.ledger.note.Algorithm;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.SignerKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A witness on a real socket that cosigns whatever it is shown, once it is let; or says that it has seen more. */
final class AnyWitness implements AutoCloseable {

    final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch let;
    private final String seen;
    private final SignerKey key = SignerKey.generate("witness.example/any", Algorithm.ED25519_COSIGNATURE);
    private final HttpServer server;

    private AnyWitness(int waits, String seen) throws IOException {
        this.let = new CountDownLatch(waits);
        this.seen = seen;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Thread::startVirtualThread);
        server.createContext("/add-checkpoint", this::add);
        server.start();
    }

    static AnyWitness ready() throws IOException {
        return new AnyWitness(0, "");
    }

    static AnyWitness waiting() throws IOException {
        return new AnyWitness(1, "");
    }

    static AnyWitness thatHasSeen(long entries) throws IOException {
        return new AnyWitness(0, Long.toString(entries));
    }

    void letAnswer() {
        let.countDown();
    }

    WitnessAddress address() {
        URI prefix = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new WitnessAddress(prefix, List.of(key.verifier()));
    }

    private void add(HttpExchange exchange) throws IOException {
        try (InputStream body = exchange.getRequestBody()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            asked.countDown();
            let.await();
            Note note = Note.parse(text.substring(text.indexOf("\n\n") + 2));
            answer(
                    exchange,
                    seen.isEmpty() ? 200 : 409,
                    seen.isEmpty() ? key.sign(note.text(), Instant.parse("2026-11-23T12:00:00Z")) + "\n" : seen + "\n");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        let.countDown();
        server.stop(0);
    }
}

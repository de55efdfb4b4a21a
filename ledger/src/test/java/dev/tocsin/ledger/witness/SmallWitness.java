package dev.tocsin.ledger.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.ledger.DecimalText;
import dev.tocsin.ledger.note.Algorithm;
import dev.tocsin.ledger.note.Checkpoint;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.SignerKey;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.tree.ConsistencyProof;
import dev.tocsin.ledger.tree.Hash;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A witness of one log as C2SP tlog-witness has it, on a real socket. */
final class SmallWitness implements AutoCloseable {

    final SignerKey key = SignerKey.generate("witness.example/w1", Algorithm.ED25519_COSIGNATURE);
    final SignerKey newKey = SignerKey.generate("witness.example/w1", Algorithm.ML_DSA_44_COSIGNATURE);

    Checkpoint seen;
    int requests;

    /** Said instead, if it is not empty. */
    String instead = "";

    private final Verifier log;
    private final HttpServer server;

    SmallWitness(String origin, Verifier log) throws IOException {
        this.log = log;
        this.seen = new Checkpoint(origin, 0, Hash.EMPTY_TREE);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/prefix/add-checkpoint", this::add);
        server.start();
    }

    URI prefix() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/prefix/");
    }

    private void add(HttpExchange exchange) throws IOException {
        requests++;
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!instead.isEmpty()) {
            answer(exchange, 200, instead);
            return;
        }
        int end = body.indexOf("\n\n");
        List<String> lines = body.substring(0, end).lines().toList();
        Note note = Note.parse(body.substring(end + 2));
        Checkpoint checkpoint = log.checkpoint(note);
        long old =
                DecimalText.parse(lines.getFirst().substring("old ".length())).orElseThrow();
        List<Hash> path =
                lines.subList(1, lines.size()).stream().map(Hash::parse).toList();
        if (old != seen.size()
                || (old == checkpoint.size() && !checkpoint.root().equals(seen.root()))) {
            answer(exchange, 409, seen.size() + "\n");
        } else if (new ConsistencyProof(old, checkpoint.size(), path)
                .fault(seen.root(), checkpoint.root())
                .isPresent()) {
            answer(exchange, 422, "");
        } else {
            seen = checkpoint;
            Instant now = Instant.parse("2026-11-23T12:00:00Z");
            answer(exchange, 200, key.sign(note.text(), now) + "\n" + newKey.sign(note.text(), now) + "\n");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

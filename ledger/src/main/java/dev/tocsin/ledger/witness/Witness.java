package dev.tocsin.ledger.witness;

import dev.tocsin.ledger.DecimalText;
import dev.tocsin.ledger.Excerpt;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.note.Checkpoint;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.SignatureLine;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.note.VerifierKey;
import dev.tocsin.ledger.tree.ConsistencyProof;
import dev.tocsin.ledger.tree.MerkleTree;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Someone else's server that has seen all checkpoints of a log and cosigns each that goes on from the last (C2SP
 * tlog-witness). A log with witnesses cannot show different people different histories.
 *
 * <p>For one thread.
 */
public final class Witness implements AutoCloseable {

    /** How long one request may take, with its answer. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(5);

    private static final long MAX_ANSWER_BYTES = 64 << 10;
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final URI address;
    private final List<VerifierKey> keys;
    private final Duration patience;
    private final HttpClient http;

    /** The size of the log as the witness was last heard to know it. */
    private long known;

    /** @param prefix the witness's submission prefix, {@code https://witness.example/} */
    public Witness(URI prefix, List<VerifierKey> keys, Duration patience) {
        this.address = URI.create(prefix.toString().replaceAll("/+$", "") + "/add-checkpoint");
        this.keys = List.copyOf(keys);
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Where it is asked. */
    public URI address() {
        return address;
    }

    /**
     * Asks for cosignatures.
     *
     * @param note a checkpoint that the log signed
     * @param tree the log's tree of that size
     */
    public Cosigning cosign(Note note, MerkleTree tree) throws InterruptedException {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (known > checkpoint.size()) {
            return new Cosigning.OtherHistory(known);
        }
        try {
            HttpResponse<String> answer = ask(note, tree.consistency(known));
            if (answer.statusCode() == CONFLICT) {
                OptionalLong size = DecimalText.parse(answer.body().strip());
                if (size.isEmpty()) {
                    return refused(answer);
                }
                if (size.getAsLong() > checkpoint.size() || size.getAsLong() == known) {
                    return new Cosigning.OtherHistory(size.getAsLong());
                }
                known = size.getAsLong();
                answer = ask(note, tree.consistency(known));
            }
            return switch (answer.statusCode()) {
                case OK -> cosigned(note, checkpoint, answer.body());
                case CONFLICT -> new Cosigning.OtherHistory(known);
                default -> refused(answer);
            };
        } catch (ExecutionException e) {
            return new Cosigning.NotNow(address + " cannot be reached: " + e.getCause());
        } catch (TimeoutException e) {
            return new Cosigning.NotNow(address + " did not answer within " + patience.toMillis() + " ms");
        }
    }

    private Cosigning cosigned(Note note, Checkpoint checkpoint, String body) {
        try {
            List<SignatureLine> lines = new Verifier(keys)
                    .verify(new Note(note.text(), Note.lines(body))).stream()
                            .map(Verifier.Verified::line)
                            .toList();
            known = checkpoint.size();
            return new Cosigning.Cosigned(lines);
        } catch (LedgerException e) {
            return new Cosigning.NotNow(address + " answers what does not count: " + e.getMessage());
        }
    }

    private Cosigning refused(HttpResponse<String> answer) {
        return new Cosigning.NotNow(address + " answers " + answer.statusCode() + ": "
                + Excerpt.of(answer.body().strip()));
    }

    private HttpResponse<String> ask(Note note, ConsistencyProof proof)
            throws InterruptedException, ExecutionException, TimeoutException {
        StringBuilder body = new StringBuilder("old " + proof.older() + "\n");
        proof.path().forEach(hash -> body.append(hash).append('\n'));
        body.append('\n').append(note);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("User-Agent", "tocsin")
                .header("Content-Type", "text/plain; charset=utf-8")
                .timeout(patience)
                .POST(BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
                .build();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_ANSWER_BYTES));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

package dev.tocsin.hub.log;

import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.ledger.note.VerifierKey;
import dev.tocsin.ledger.tile.TilePath;
import io.helidon.webserver.http.HttpRouting;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The log for anyone (C2SP tlog-tiles, "APIs"), its public keys, and proofs for those whose they are. */
public final class LogEndpoints {

    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String SOME_SECONDS = "public, max-age=2";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = "application/octet-stream";

    private final Door door;
    private final HubLog log;
    private final ProofDesk desk;

    public LogEndpoints(Door door, HubLog log, ProofDesk desk) {
        this.door = door;
        this.log = log;
        this.desk = desk;
    }

    public void addTo(HttpRouting.Builder routing) {
        routing.any("/log/checkpoint", door.open(Dialect.PROBLEM_DOCUMENT, Map.of("GET", asked -> checkpoint())));
        routing.any("/log/key", door.open(Dialect.PROBLEM_DOCUMENT, Map.of("GET", asked -> key())));
        routing.any("/log/{+file}", door.open(Dialect.PROBLEM_DOCUMENT, Map.of("GET", this::file)));
        routing.any("/receipts[/]", door.known(Dialect.PROBLEM_DOCUMENT, Map.of("GET", desk::list)));
        routing.any("/receipts/{proof}[/]", door.known(Dialect.PROBLEM_DOCUMENT, Map.of("GET", desk::answer)));
    }

    private Reply checkpoint() {
        return Reply.of(200, TEXT, log.checkpoint().bytes())
                .with(CACHE_CONTROL, SOME_SECONDS)
                .tagged();
    }

    private Reply key() {
        String lines = log.keys().stream().map(VerifierKey::toString).collect(Collectors.joining("\n", "", "\n"));
        return Reply.of(200, TEXT, lines.getBytes(StandardCharsets.UTF_8))
                .with(CACHE_CONTROL, SOME_SECONDS)
                .tagged();
    }

    /** Whatever is not exactly the name of a file of a log is not even looked for. */
    private Reply file(Asked asked) {
        return TilePath.parse(asked.path("file"))
                .flatMap(log::file)
                .map(bytes ->
                        Reply.of(200, BYTES, bytes).with(CACHE_CONTROL, FOREVER).tagged())
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }
}

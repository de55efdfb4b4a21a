package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.hub.log.ProofDesk;
import dev.tocsin.share.DepartureDesk;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.stix.StixJson;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a member takes along, and its leaving. */
public final class DepartureApi {

    private static final String LINES = "application/x-ndjson";

    private final Door door;
    private final DepartureDesk desk;
    private final ProofDesk proofs;

    public DepartureApi(Door door, DepartureDesk desk, ProofDesk proofs) {
        this.door = door;
        this.desk = desk;
        this.proofs = proofs;
    }

    public void addTo(HttpRouting.Builder routing) {
        routing.any(
                "/share/v1/membership/export[/]", door.known(Dialect.PROBLEM_DOCUMENT, Map.of("GET", this::export)));
        routing.any("/share/v1/membership/leave[/]", door.known(Dialect.PROBLEM_DOCUMENT, Map.of("POST", this::leave)));
    }

    /**
     * A JSON object on each line: of kind {@code object} what was contributed, of kind {@code proof} a promise or a receipt,
     * and last, of kind {@code end}, how many of each there were.
     */
    private Reply export(Asked asked) {
        DepartureDesk.Luggage luggage = Granted.of(desk.luggage(asked.caller()));
        Caller caller = asked.caller();
        return Reply.stream(LINES, out -> {
            long[] counted = new long[2];
            luggage.objects(contributed -> {
                ObjectNode line = line("object")
                        .put("channel", contributed.channel().toString())
                        .put("state", AdminJson.written(contributed.state()));
                line.set("object", StixJson.read(contributed.json()));
                write(out, line);
                counted[0]++;
            });
            for (ProofId id : luggage.proofs()) {
                proofs.proof(caller, id).ifPresent(proof -> {
                    ObjectNode line = line("proof").put("id", id.toString());
                    line.set("proof", proof);
                    write(out, line);
                    counted[1]++;
                });
            }
            write(out, line("end").put("objects", counted[0]).put("proofs", counted[1]));
        });
    }

    /** The member's name stands in the request, so that nobody leaves by mistake. */
    private Reply leave(Asked asked) {
        String name = Wanted.in(asked, Set.of("member")).text("member");
        ProofId proof = Granted.of(desk.leave(asked.caller(), name))
                .orElseThrow(() -> new ProblemException(
                        Problem.BAD_REQUEST,
                        "that is not what your member is called",
                        Optional.of("see its name with: tocsin membership show")));
        return AdminApi.ok(left(proof));
    }

    private ObjectNode left(ProofId proof) {
        ObjectNode json = AdminJson.object().put("receipt", proof.toString());
        // The statement is the hub's, since the member has nobody left to show it to.
        proofs.proof(new Caller.Administrator(), proof).ifPresent(promise -> json.set("x_tocsin_proof", promise));
        return json;
    }

    private static ObjectNode line(String kind) {
        return AdminJson.object().put("kind", kind);
    }

    private static void write(OutputStream out, ObjectNode line) {
        try {
            out.write(StixJson.write(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

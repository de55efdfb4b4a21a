package dev.tocsin.hub.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.QueryString;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.ledger.beat.Statement;
import dev.tocsin.share.Answer;
import dev.tocsin.share.Proofs;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.log.Kept;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.share.record.Page;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixJson;
import java.util.Optional;
import java.util.Set;

/** Where proofs are given out, to those whose they are. */
public final class ProofDesk {

    private static final String JSON = "application/json";
    private static final int MOST_LISTED = 500;
    private static final Set<String> PARAMETERS = Set.of("after", "limit");

    private final Proofs proofs;
    private final HubLog log;

    public ProofDesk(Proofs proofs, HubLog log) {
        this.proofs = proofs;
        this.log = log;
    }

    /** The proof as it stands, a promise or a receipt; nothing where there is none that the caller may have. */
    public Optional<ObjectNode> proof(Caller caller, ProofId id) {
        return proofs.proof(caller, id) instanceof Answer.Given<Kept>(Kept kept) ? json(kept) : Optional.empty();
    }

    Reply answer(Asked asked) {
        ProofId id = ProofId.parse(asked.path("proof")).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return json(Granted.of(proofs.proof(asked.caller(), id)))
                .map(json -> Reply.json(200, JSON, json))
                .orElseThrow(() -> new ProblemException(
                        Problem.BUSY,
                        "the log does not sign at the moment",
                        Optional.of("tell the hub's administrator; the hub's own log says why")));
    }

    /** The caller's own, without their salts: what there is, of which kind, from when, and whether it is in the log. */
    Reply list(Asked asked) {
        QueryString query = asked.query();
        query.requireOnly(PARAMETERS);
        Optional<ProofId> after = query.get("after")
                .map(text -> ProofId.parse(text)
                        .orElseThrow(() -> new ProblemException(
                                Problem.BAD_REQUEST, "after is not the id of a receipt: " + Quoted.of(text))));
        Page<Kept> page = proofs.own(asked.caller(), after, query.limit(MOST_LISTED, MOST_LISTED));
        ObjectNode json = StixJson.mapper().createObjectNode();
        ArrayNode list = json.putArray("receipts");
        page.items().forEach(kept -> kept.opening().ifPresent(opening -> list.add(listed(kept, opening.statement()))));
        return Reply.json(200, JSON, json.put("more", page.more()));
    }

    private static ObjectNode listed(Kept kept, Statement statement) {
        ObjectNode json = StixJson.mapper()
                .createObjectNode()
                .put("id", kept.id().toString())
                .put("kind", statement.kind())
                .put("at", StixJson.read(statement.text()).path("at").asText());
        kept.place().ifPresent(place -> json.put("entry", place.entry()));
        return json;
    }

    private Optional<ObjectNode> json(Kept kept) {
        return log.proof(kept).map(proof -> (ObjectNode) StixJson.read(proof.toJson()));
    }
}

package dev.tocsin.hub.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Answer;
import dev.tocsin.share.Proofs;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.log.Kept;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.stix.StixJson;
import java.util.Optional;

/** Where proofs are given out, to those whose they are. */
public final class ProofDesk {

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
                .map(json -> Reply.json(200, "application/json", json))
                .orElseThrow(() -> new ProblemException(
                        Problem.BUSY,
                        "the log does not sign at the moment",
                        Optional.of("tell the hub's administrator; the hub's own log says why")));
    }

    private Optional<ObjectNode> json(Kept kept) {
        return log.proof(kept).map(proof -> (ObjectNode) StixJson.read(proof.toJson()));
    }
}

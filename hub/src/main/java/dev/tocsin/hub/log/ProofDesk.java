package dev.tocsin.hub.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Proofs;
import dev.tocsin.share.community.Caller;
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

    /**
     * The proof as it stands: a promise, or after the beat a receipt. Nothing where the log has stopped signing.
     *
     * @throws ProblemException if it is not the caller's, or there is none
     */
    public Optional<ObjectNode> proof(Caller caller, ProofId id) {
        return log.proof(Granted.of(proofs.proof(caller, id))).map(proof -> (ObjectNode) StixJson.read(proof.toJson()));
    }

    Reply answer(Asked asked) {
        ProofId id = ProofId.parse(asked.path("proof")).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return proof(asked.caller(), id)
                .map(json -> Reply.json(200, "application/json", json))
                .orElseThrow(() -> new ProblemException(
                        Problem.BUSY,
                        "the log does not sign at the moment",
                        Optional.of("tell the hub's administrator; the hub's own log says why")));
    }
}

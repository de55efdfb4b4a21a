package dev.tocsin.hub.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.hub.log.ProofDesk;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.contribution.ContributionId;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import dev.tocsin.taxii.TaxiiMediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What comes in, and what became of it: TAXII 2.1 §5.5, §4.3. */
public final class ContributionEndpoint {

    /** The largest request body, in bytes. */
    public static final long MAX_CONTENT_LENGTH = 10L << 20;

    /** Ten million bytes may be millions of objects with nothing in them. */
    private static final int MAX_OBJECTS = 10_000;

    private final Sharing sharing;
    private final ProofDesk proofs;

    ContributionEndpoint(Sharing sharing, ProofDesk proofs) {
        this.sharing = sharing;
        this.proofs = proofs;
    }

    Reply add(Asked asked) {
        Negotiation.requireTaxiiContent(asked);
        // Whoever may not see the channel learns so before a byte of the body is read.
        Granted.of(sharing.channel(asked.caller(), asked.path("collection")));
        Receipt receipt = asked.body(
                MAX_CONTENT_LENGTH,
                body -> Granted.of(sharing.contribute(asked.caller(), asked.path("collection"), objects(body))));
        return reply(202, asked, receipt);
    }

    Reply status(Asked asked) {
        Optional<ContributionId> id = ContributionId.parse(asked.path("status"));
        if (id.isEmpty()) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        Receipt receipt = Granted.of(sharing.status(asked.caller(), id.get()));
        return reply(200, asked, receipt);
    }

    private Reply reply(int status, Asked asked, Receipt receipt) {
        Optional<ObjectNode> proof = proofs.proof(asked.caller(), ProofId.of(receipt.id()));
        return Reply.json(
                status,
                TaxiiMediaType.TAXII,
                ReceiptStatus.of(receipt).with(proof).toJson());
    }

    /**
     * All objects of an envelope (TAXII 2.1 §3.7) or bundle. A body that breaks off in the middle is refused whole.
     *
     * @throws ProblemException if it is neither, or has too many
     */
    public static List<JsonNode> objects(byte[] body) {
        JsonNode envelope;
        try {
            envelope = StixJson.read(body);
        } catch (StixException e) {
            throw new ProblemException(Problem.UNPROCESSABLE, String.valueOf(e.getMessage()));
        }
        if (!envelope.isObject() || !(envelope.path("objects") instanceof ArrayNode objects)) {
            throw new ProblemException(
                    Problem.UNPROCESSABLE, "the body is not an envelope: a JSON object with a list of objects");
        }
        if (objects.size() > MAX_OBJECTS) {
            throw new ProblemException(
                    Problem.TOO_LARGE, "the envelope has " + objects.size() + " objects, more than " + MAX_OBJECTS);
        }
        List<JsonNode> all = new ArrayList<>();
        objects.forEach(all::add);
        return all;
    }
}

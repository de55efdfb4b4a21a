package dev.tocsin.hub.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.hub.log.ProofDesk;
import dev.tocsin.hub.taxii.ContributionEndpoint;
import dev.tocsin.hub.taxii.ReceiptStatus;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.contribution.ContributionId;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixJson;
import dev.tocsin.taxii.Status;
import dev.tocsin.taxii.TaxiiTimestamp;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Contributions, and what became of each object of them: what the TAXII status says, in one list. */
final class ContributionsForPeople {

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("application/((stix|taxii)\\+)?json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private final Sharing sharing;
    private final ProofDesk proofs;

    ContributionsForPeople(Sharing sharing, ProofDesk proofs) {
        this.sharing = sharing;
        this.proofs = proofs;
    }

    Reply add(Asked asked) {
        String type = asked.header("Content-Type").orElse("");
        if (!MEDIA_TYPE.matcher(type).matches()) {
            throw new ProblemException(
                    Problem.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type is " + Quoted.of(type),
                    Optional.of("send application/json, application/stix+json or application/taxii+json"));
        }
        // Whoever may not see the channel learns so before a byte of the body is read.
        Granted.of(sharing.channel(asked.caller(), asked.path("channel")));
        Receipt receipt = asked.body(
                ContributionEndpoint.MAX_CONTENT_LENGTH,
                body -> Granted.of(
                        sharing.contribute(asked.caller(), asked.path("channel"), ContributionEndpoint.objects(body))));
        return reply(202, asked, receipt);
    }

    Reply outcome(Asked asked) {
        ContributionId id = ContributionId.parse(asked.path("contribution"))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return reply(200, asked, Granted.of(sharing.status(asked.caller(), id)));
    }

    private Reply reply(int status, Asked asked, Receipt receipt) {
        Status told = ReceiptStatus.of(receipt);
        ObjectNode json = StixJson.mapper()
                .createObjectNode()
                .put("id", told.id())
                .put("complete", told.complete())
                .put("received", TaxiiTimestamp.write(receipt.requested()))
                .put("taken", told.successCount())
                .put("waiting", told.pendingCount())
                .put("refused", told.failureCount());
        ArrayNode objects = json.putArray("objects");
        for (List<Status.Detail> some : List.of(told.failures(), told.pendings(), told.successes())) {
            some.forEach(detail -> {
                ObjectNode each = objects.addObject();
                detail.outcome().ifPresent(code -> each.put("outcome", code));
                each.put("id", detail.id()).put("version", detail.version());
                detail.message().ifPresent(text -> each.put("message", text));
            });
        }
        proofs.proof(asked.caller(), ProofId.of(receipt.id())).ifPresent(proof -> json.set("proof", proof));
        return Reply.json(status, ChannelsForPeople.JSON, json);
    }
}

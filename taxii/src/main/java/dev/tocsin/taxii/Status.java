package dev.tocsin.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of the objects of one request (TAXII 2.1 §4.3.1).
 *
 * @param successes details may be missing even where the count is not zero: the specification leaves them to the
 *     server
 * @param proof a promise or receipt of the server's log that this was recorded, as the server wrote it. A property of
 *     Tocsin's own (TAXII 2.1 §6.1); other servers do not send it.
 */
public record Status(
        String id,
        boolean complete,
        Optional<Instant> requested,
        long successCount,
        List<Detail> successes,
        long failureCount,
        List<Detail> failures,
        long pendingCount,
        List<Detail> pendings,
        Optional<ObjectNode> proof) {

    private static final String PROOF = "x_tocsin_proof";

    public Status {
        successes = List.copyOf(successes);
        failures = List.copyOf(failures);
        pendings = List.copyOf(pendings);
    }

    /** Without a proof. */
    public Status(
            String id,
            boolean complete,
            Optional<Instant> requested,
            long successCount,
            List<Detail> successes,
            long failureCount,
            List<Detail> failures,
            long pendingCount,
            List<Detail> pendings) {
        this(
                id,
                complete,
                requested,
                successCount,
                successes,
                failureCount,
                failures,
                pendingCount,
                pendings,
                Optional.empty());
    }

    /** The same with a proof, if there is one. */
    public Status with(Optional<ObjectNode> given) {
        return new Status(
                id,
                complete,
                requested,
                successCount,
                successes,
                failureCount,
                failures,
                pendingCount,
                pendings,
                given);
    }

    /**
     * One object of the request: its id, its version, and in a failure why.
     *
     * @param outcome what became of it, for programs: {@link #ACCEPTED}, {@link #ALREADY_PRESENT} or a kind of refusal.
     *     A property of Tocsin's own (TAXII 2.1 §6.1); other servers do not send it.
     */
    public record Detail(String id, String version, Optional<String> message, Optional<String> outcome) {

        public static final String ACCEPTED = "accepted";

        /** The server had this version with the same content before. */
        public static final String ALREADY_PRESENT = "already_present";

        /** It was accepted, and its terms have expired since. */
        public static final String EXPIRED = "expired";

        /** It waits until a person has looked at it: asking again soon is of no use. */
        public static final String HELD = "held";

        /** It is kept until its embargo ends: asking again before is of no use. */
        public static final String EMBARGOED = "embargoed";

        /** It was kept, and its contributor took it back before its embargo ended. */
        public static final String TAKEN_BACK = "taken_back";

        private static final String OUTCOME = "x_tocsin_outcome";

        static Detail from(JsonNode node) {
            Resource from = Resource.of("status detail", node);
            return new Detail(
                    from.text("id"), from.text("version"), from.optionalText("message"), from.optionalText(OUTCOME));
        }

        ObjectNode toJson() {
            return new Written()
                    .put("id", id)
                    .put("version", version)
                    .put("message", message)
                    .put(OUTCOME, outcome)
                    .json();
        }
    }

    public long totalCount() {
        return successCount + failureCount + pendingCount;
    }

    /** @throws StixException if the tree is not a status resource */
    public static Status from(JsonNode node) {
        Resource from = Resource.of("status resource", node);
        String status = from.text("status");
        if (!status.equals("complete") && !status.equals("pending")) {
            throw new StixException(
                    "in a TAXII status resource, status is not complete or pending: " + Quoted.of(status));
        }
        return new Status(
                from.text("id"),
                status.equals("complete"),
                from.optionalMoment("request_timestamp"),
                from.count("success_count"),
                from.list("successes", Detail::from),
                from.count("failure_count"),
                from.list("failures", Detail::from),
                from.count("pending_count"),
                from.list("pendings", Detail::from),
                node.path(PROOF) instanceof ObjectNode proof ? Optional.of(proof) : Optional.empty());
    }

    public ObjectNode toJson() {
        ObjectNode json = new Written()
                .put("id", id)
                .put("status", complete ? "complete" : "pending")
                .put("request_timestamp", requested.map(TaxiiTimestamp::write))
                .put("total_count", totalCount())
                .put("success_count", successCount)
                .putAll("successes", json(successes))
                .put("failure_count", failureCount)
                .putAll("failures", json(failures))
                .put("pending_count", pendingCount)
                .putAll("pendings", json(pendings))
                .json();
        proof.ifPresent(given -> json.set(PROOF, given));
        return json;
    }

    private static List<ObjectNode> json(List<Detail> details) {
        return details.stream().map(Detail::toJson).toList();
    }
}

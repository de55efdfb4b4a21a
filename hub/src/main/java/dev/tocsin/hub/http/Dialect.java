package dev.tocsin.hub.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.taxii.ErrorMessage;
import dev.tocsin.taxii.TaxiiMediaType;
import java.util.Optional;

/** In which form problems are told. */
public enum Dialect {
    /** The error message of TAXII 2.1 §3.6.1. */
    TAXII {
        @Override
        Reply document(ProblemException problem, Optional<String> reference) {
            Problem kind = problem.problem();
            String description = problem.detail().isEmpty() ? problem.hint() : problem.detail() + "; " + problem.hint();
            ErrorMessage error = new ErrorMessage(
                    kind.title(),
                    Optional.of(description),
                    reference,
                    Optional.of(kind.code()),
                    Optional.of(Integer.toString(kind.status())));
            return Reply.json(kind.status(), TaxiiMediaType.TAXII, error.toJson());
        }
    },
    /** A problem document of RFC 9457. */
    PROBLEM_DOCUMENT {
        @Override
        Reply document(ProblemException problem, Optional<String> reference) {
            Problem kind = problem.problem();
            ObjectNode document = JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "urn:tocsin:problem:" + kind.code())
                    .put("title", kind.title())
                    .put("status", kind.status());
            if (!problem.detail().isEmpty()) {
                document.put("detail", problem.detail());
            }
            document.put("hint", problem.hint());
            reference.ifPresent(id -> document.put("reference", id));
            return Reply.json(kind.status(), "application/problem+json", document);
        }
    };

    /**
     * The answer that tells of a problem, with the headers that belong to it.
     *
     * @param reference where the hub's log says more about this one occurrence
     */
    final Reply render(ProblemException problem, Optional<String> reference) {
        Reply reply = document(problem, reference);
        // Whole seconds (RFC 9110 §10.2.3), and never too early.
        return problem.retryAfter()
                .map(wait -> reply.with(
                        "Retry-After", Long.toString(wait.plusNanos(999_999_999).toSeconds())))
                .orElse(reply);
    }

    abstract Reply document(ProblemException problem, Optional<String> reference);
}

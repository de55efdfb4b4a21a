package dev.tocsin.hub.taxii;

import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Endpoint;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.stix.Quoted;
import dev.tocsin.taxii.TaxiiMediaType;

/** The check that caller and hub speak of the same media type (TAXII 2.1 §1.6.8), before an endpoint does anything. */
final class Negotiation {

    private Negotiation() {}

    /** The endpoint, for callers that accept TAXII. One that sends no Accept accepts anything (RFC 9110 §12.5.1). */
    static Endpoint taxii(Endpoint endpoint) {
        return asked -> {
            String accept = asked.header("Accept").orElse("*/*");
            if (!TaxiiMediaType.acceptedBy(accept)) {
                throw new ProblemException(Problem.NOT_ACCEPTABLE, "Accept is " + Quoted.of(accept));
            }
            return endpoint.answer(asked);
        };
    }

    static void requireTaxiiContent(Asked asked) {
        String type = asked.header("Content-Type").orElse("");
        if (!TaxiiMediaType.isTaxii(type)) {
            throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE, "Content-Type is " + Quoted.of(type));
        }
    }
}

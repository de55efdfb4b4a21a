package dev.tocsin.hub.oidc;

import dev.tocsin.share.token.OidcSubject;
import java.time.Instant;

/** Whether a token is good. */
public sealed interface Verdict {

    /**
     * The provider says so who this is.
     *
     * @param until the first moment from which on the token does not count
     */
    record Good(OidcSubject subject, Instant until) implements Verdict {}

    /** It does not count; the reason is for whoever looks for it in the hub's log, and no part of the token is in it. */
    record Refused(String reason) implements Verdict {}

    /** Nobody can say: the provider does not answer, and its keys are not known. */
    record Unavailable() implements Verdict {}
}

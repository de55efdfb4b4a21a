package dev.tocsin.hub.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Every way in which a request can fail: its HTTP status, what it is called, and what the caller can do. */
public enum Problem {
    BAD_REQUEST(400, "the request is not understood", "correct the request"),
    UNAUTHENTICATED(
            401,
            "no valid token was shown",
            "send an Authorization header with a token of this hub, or show a client certificate that it knows"),
    LOGIN_NOT_BOUND(
            401,
            "whoever logged in so is not known to this hub",
            "ask the hub's administrator to bind that issuer and subject to you; or do it with a token of yours:"
                    + " tocsin membership add-login"),
    ADMINISTRATOR_ONLY(403, "only the administrator may do this", "use the administrator's token"),
    MAY_NOT_READ(403, "this token may not read here", "ask the hub's administrator for the right to read"),
    MAY_NOT_CONTRIBUTE(
            403, "this token may not contribute here", "ask the hub's administrator for the right to contribute"),
    NOT_YOURS(403, "someone else contributed this", "ask whoever contributed it, or the hub's administrator"),
    AGREEMENT_NOT_ACCEPTED(
            403,
            "the hub's agreement has a version that this member has not accepted; reading goes on",
            "read it with: tocsin agreement show; a person accepts it with: tocsin agreement accept VERSION"),
    PERSONS_ONLY(403, "an agent cannot do this for its member", "use the token of one of the member's persons"),
    OUT_OF_SCOPE(
            403,
            "this token may not be used for that",
            "use a token that has the scope, or have one issued with it: tocsin token issue --scope"),
    WIDER_THAN_HELD(
            403,
            "nothing is handed out that may be used for more than the token that it is asked for with",
            "name fewer scopes, or use a token that has them all"),
    NOT_FOUND(404, "nothing here by that name", "check the address and the name; you may not be admitted to it"),
    METHOD_NOT_ALLOWED(405, "this method does not work here", "use a method that the Allow header names"),
    NOT_ACCEPTABLE(406, "no acceptable media type", "accept application/taxii+json;version=2.1"),
    TOO_SLOW(408, "the request took too long to arrive", "send less at a time"),
    CERTIFICATE_TAKEN(
            409, "the certificate is or was bound before", "make a new certificate and key, and add that certificate"),
    LOGIN_TAKEN(
            409,
            "that issuer and subject are bound to a person",
            "take that binding away first: tocsin person logins, tocsin person unbind ID"),
    NAME_TAKEN(409, "the name is in use", "choose another name"),
    OTHER_AGREEMENT(409, "that is not the agreement as it stands", "read the one that stands, and accept its version"),
    NO_AGREEMENT(409, "this hub has no agreement yet", "set one with: tocsin agreement set FILE"),
    CHANNEL_FULL(409, "the channel's kind lets no more members in", "dismiss a member first, or add another channel"),
    CHANNEL_NOT_EMPTY(
            409,
            "the channel holds something",
            "to withdraw all of it for good, add: --withdraw-all (?withdraw_all=true)"),
    ALREADY_DECIDED(409, "this was decided before", "nothing more can be done about it here"),
    TOO_LARGE(413, "the request is too large", "send less at a time"),
    ADDRESS_TOO_LONG(414, "the address is too long", "ask for less at a time"),
    UNSUPPORTED_MEDIA_TYPE(415, "this media type is not taken here", "send application/taxii+json;version=2.1"),
    UNPROCESSABLE(422, "the content cannot be used", "correct the content"),
    TOO_MANY_REQUESTS(429, "too many requests", "wait as long as Retry-After says, then ask less often"),
    INTERNAL(500, "the hub failed", "tell the hub's administrator the reference; it is in the hub's log"),
    BUSY(503, "the hub is busy", "try again in a few seconds"),
    PROVIDER_UNAVAILABLE(
            503,
            "the hub cannot reach the OpenID provider, whose keys it needs",
            "try again in a minute, or use a token of the hub; if it lasts, tell the administrator"),
    STORAGE_UNAVAILABLE(
            503, "the hub cannot reach its store", "try again in a minute; if it lasts, tell the administrator"),
    STORAGE_FULL(
            507,
            "the hub's disk is full: nothing of this was stored, and what was accepted before is kept",
            "tell the hub's administrator to make room, then send it again");

    private final int status;
    private final String title;
    private final String hint;

    Problem(int status, String title, String hint) {
        this.status = status;
        this.title = title;
        this.hint = hint;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String hint() {
        return hint;
    }

    /** How long a caller does well to wait before it tries again (RFC 9110 §10.2.3); empty where waiting changes nothing. */
    public Optional<Duration> retryAfter() {
        return switch (this) {
            case BUSY -> Optional.of(Duration.ofSeconds(5));
            case STORAGE_UNAVAILABLE, PROVIDER_UNAVAILABLE -> Optional.of(Duration.ofMinutes(1));
            default -> Optional.empty();
        };
    }

    /** The problem's name for programs, such as {@code name-taken}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

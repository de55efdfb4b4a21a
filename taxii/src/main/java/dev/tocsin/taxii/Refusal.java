package dev.tocsin.taxii;

import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import dev.tocsin.taxii.TaxiiException.Kind;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** An answer outside the 200s, turned into what a person can act on. */
final class Refusal {

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private Refusal() {}

    static TaxiiException of(int status, URI uri, HttpHeaders headers, byte[] body, Instant now) {
        Kind kind = kind(status);
        String message = "%s answered %d%s".formatted(Quoted.of(uri.toString()), status, told(body));
        Optional<Duration> wait = headers.firstValue("Retry-After").flatMap(value -> wait(value, now));
        return new TaxiiException(kind, message, hint(kind, wait), wait, null);
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.NOT_FOUND;
            case 406 -> Kind.NOT_ACCEPTABLE;
            case 413 -> Kind.REQUEST_TOO_LARGE;
            case 415 -> Kind.UNSUPPORTED_MEDIA_TYPE;
            case 429, 503 -> Kind.BUSY;
            default -> status >= 500 ? Kind.SERVER_FAILED : status >= 400 ? Kind.BAD_REQUEST : Kind.NOT_TAXII;
        };
    }

    private static String hint(Kind kind, Optional<Duration> wait) {
        return switch (kind) {
            case UNAUTHORIZED -> "check the token or the user and password; a token may have expired or been revoked";
            case FORBIDDEN -> "ask the server's administrator for the right to do this";
            case NOT_FOUND -> "check the address; a collection that you may not see looks like one that is not there";
            case NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE -> "check that the server speaks TAXII 2.1";
            case REQUEST_TOO_LARGE -> "send fewer objects at a time";
            case BUSY ->
                wait.map(time -> "try again in " + time.toSeconds() + " seconds")
                        .orElse("try again later");
            case SERVER_FAILED -> "try again later, and tell the server's administrator if it stays so";
            default -> "check that the address is a TAXII 2.1 server, API root or collection";
        };
    }

    /** What the server itself says, if it says it in TAXII's words (TAXII 2.1 §3.6.1). */
    private static String told(byte[] body) {
        try {
            ErrorMessage error = ErrorMessage.from(StixJson.read(body));
            return ": " + Quoted.of(error.title())
                    + error.description().map(more -> " " + Quoted.of(more)).orElse("");
        } catch (StixException e) {
            return ""; // A page for people, or nothing: the status says what there is to say.
        }
    }

    /** Seconds or a date (RFC 9110 §10.2.3); what is neither is as good as absent. */
    private static Optional<Duration> wait(String value, Instant now) {
        try {
            Duration wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(
                    wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package dev.tocsin.hub.http;

import dev.tocsin.share.community.Caller;
import dev.tocsin.share.token.Identified;
import dev.tocsin.share.token.ShownCertificate;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A request and who makes it. */
public final class Asked {

    private final ServerRequest request;
    private final Identified.As who;
    private final Supplier<Caller> again;
    private final BodyIntake intake;

    Asked(ServerRequest request, Identified.As who, Supplier<Caller> again, BodyIntake intake) {
        this.request = request;
        this.who = who;
        this.again = again;
        this.intake = intake;
    }

    public Caller caller() {
        return who.caller();
    }

    /** The caller, and what it may do with what it showed. */
    public Identified.As who() {
        return who;
    }

    /**
     * Who the request's token stands for by now, for answers that take long.
     *
     * @throws ProblemException if it does not count any more
     */
    public Caller callerByNow() {
        return again.get();
    }

    /** The certificate that was shown in the connection's handshake, whether or not it is bound to anybody. */
    public Optional<ShownCertificate> certificate() {
        return HandshakeCertificate.of(request);
    }

    /** The part of the path that the route names so, decoded. */
    public String path(String name) {
        return request.path().pathParameters().get(name);
    }

    /** @throws ProblemException if it is malformed */
    public QueryString query() {
        return QueryString.parse(request.query().rawValue());
    }

    /** A header that stands once, or several times and then joined by commas (RFC 9110 §5.3). */
    public Optional<String> header(String name) {
        var lower = HeaderNames.create(name);
        return request.headers().contains(lower)
                ? Optional.of(String.join(",", request.headers().get(lower).allValues()))
                : Optional.empty();
    }

    /** The address the caller used, as scheme and authority; empty where it named no usable one. */
    public Optional<String> origin() {
        return header("Host")
                .filter(host -> host.matches("[A-Za-z0-9.\\-_]{1,253}(:\\d{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](:\\d{1,5})?"))
                .map(host -> (request.isSecure() ? "https://" : "http://") + host);
    }

    /**
     * The whole body, given to the reader while room for it is held.
     *
     * @throws ProblemException if it is too large, too slow or cut off, or if there is no room
     */
    public <T> T body(long maxBytes, Function<byte[], T> reader) {
        return intake.read(request, maxBytes, reader);
    }
}

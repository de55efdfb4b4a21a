package dev.tocsin.hub.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Map;
import java.util.Optional;

/** Answers to what is not even a request: a broken request line, headers that are too large, a path with tricks. */
public final class TransportProblems {

    private static final Map<Integer, Problem> BY_STATUS = Map.ofEntries(
            Map.entry(404, Problem.NOT_FOUND),
            Map.entry(405, Problem.METHOD_NOT_ALLOWED),
            Map.entry(408, Problem.TOO_SLOW),
            Map.entry(413, Problem.TOO_LARGE),
            Map.entry(414, Problem.ADDRESS_TOO_LONG),
            Map.entry(415, Problem.UNSUPPORTED_MEDIA_TYPE),
            Map.entry(500, Problem.INTERNAL),
            Map.entry(503, Problem.BUSY));

    private TransportProblems() {}

    /** Handlers that say what kind of problem it is, and never repeat what was sent. */
    public static DirectHandlers handlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        DirectHandler handler = (request, type, status, headers, message) -> {
            Problem problem = BY_STATUS.getOrDefault(status.code(), Problem.BAD_REQUEST);
            Reply reply = Dialect.PROBLEM_DOCUMENT.render(new ProblemException(problem), Optional.empty());
            var response = DirectHandler.TransportResponse.builder()
                    .status(Status.create(problem.status()))
                    .headers(headers);
            reply.headers().forEach(header -> response.header(HeaderNames.create(header.getKey()), header.getValue()));
            Harmless.HEADERS.forEach((name, value) -> response.header(HeaderNames.create(name), value));
            return response.entity(reply.body()).build();
        };
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, handler);
        }
        return handlers.build();
    }
}

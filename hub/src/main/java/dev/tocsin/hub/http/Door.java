package dev.tocsin.hub.http;

import dev.tocsin.hub.limit.Limits;
import dev.tocsin.hub.oidc.OidcProvider;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.audit.AuditDesk;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.GoneMeanwhile;
import dev.tocsin.share.token.Identified;
import dev.tocsin.share.token.Scope;
import dev.tocsin.share.token.Scopes;
import dev.tocsin.store.StoreException;
import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The one way through which requests reach endpoints and answers leave: it says who asks, and turns problems into
 * answers and unexpected failures into a reference that leads to the log.
 */
public final class Door {

    /** All bodies in memory at once: two of the largest. */
    private static final int ROOM_IN_KILOBYTES = 24 << 10;

    /** Requests that are answered at once; streams that are under way do not count. */
    private static final int MOST_AT_ONCE = 256;

    /** RFC 9110 §9.2.1. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final Duration LONGEST_TURN = Duration.ofSeconds(3);
    private static final Duration LONGEST_ARRIVAL = Duration.ofMinutes(2);
    private static final System.Logger LOG = System.getLogger(Door.class.getName());

    private final Authentication authentication;
    private final AuditDesk audit;
    private final Throttle throttle;
    private final BodyIntake intake = new BodyIntake(ROOM_IN_KILOBYTES, LONGEST_ARRIVAL);
    private final Semaphore answering = new Semaphore(MOST_AT_ONCE);

    public Door(TokenDesk tokens, Optional<OidcProvider> provider, AuditDesk audit, Limits limits) {
        this.audit = audit;
        this.throttle = new Throttle(limits);
        this.authentication = new Authentication(tokens, provider);
    }

    /** A handler for one address where a caller must be known. */
    public Handler known(Dialect dialect, Map<String, Endpoint> byMethod) {
        return handler(dialect, byMethod, true);
    }

    /** A handler for one address that is open to anyone. */
    public Handler open(Dialect dialect, Map<String, Endpoint> byMethod) {
        return handler(dialect, byMethod, false);
    }

    /** A handler for every address where there is nothing. */
    public Handler nothingHere(Dialect dialect) {
        return (request, response) -> answer(dialect, request, response, () -> {
            throw new ProblemException(Problem.NOT_FOUND);
        });
    }

    private Handler handler(Dialect dialect, Map<String, Endpoint> byMethod, boolean callerNeeded) {
        Map<String, Endpoint> endpoints = new TreeMap<>(byMethod);
        String allowed = allowed(endpoints.keySet());
        return (request, response) -> answer(
                dialect,
                request,
                response,
                () -> oneOfTheMost(() -> {
                    Identified.As who = callerNeeded ? admitted(request) : new Identified.As(new Caller.Anonymous());
                    String method = request.prologue().method().text();
                    // RFC 9110 §9.3.2: HEAD is GET without the content.
                    Endpoint endpoint = endpoints.get(method.equals("HEAD") ? "GET" : method);
                    if (endpoint == null && method.equals("OPTIONS")) {
                        return Reply.empty(200).with("Allow", allowed);
                    }
                    if (endpoint == null) {
                        response.header(HeaderNames.ALLOW, allowed);
                        throw new ProblemException(Problem.METHOD_NOT_ALLOWED);
                    }
                    Asked asked = new Asked(request, who, () -> byNow(request), intake);
                    Supplier<Reply> answering = () -> {
                        if (callerNeeded) {
                            requireScope(request, who.scopes());
                        }
                        return endpoint.answer(asked);
                    };
                    return SAFE.contains(method) || endpoint instanceof Looking
                            ? answering.get()
                            : audited(request, who.caller(), answering);
                }));
    }

    /** Depends on nothing but the route and the token. */
    private static void requireScope(ServerRequest request, Scopes held) {
        Set<Scope> needed = NeededScope.of(
                request.prologue().method().text(), request.matchingPattern().orElse(""));
        if (!held.hasAnyOf(needed)) {
            throw new ProblemException(
                    Problem.OUT_OF_SCOPE,
                    "the scope " + String.join(" or ", new Scopes(needed).written())
                            + " is needed here, and what was shown has: "
                            + (held.set().isEmpty() ? "none" : String.join(", ", held.written())));
        }
    }

    /** Nothing is changed of which it is not kept that somebody asked for it. */
    private Reply audited(ServerRequest request, Caller caller, Supplier<Reply> doing) {
        String source = throttle.source(request).toString();
        String act = request.prologue().method().text() + " "
                + request.matchingPattern().orElse("").replace("[/]", "");
        boolean loggedIn = header(request, HeaderNames.AUTHORIZATION)
                .filter(authentication::isLogin)
                .isPresent();
        if (caller instanceof Caller.Anonymous) {
            // What strangers try and fail at is counted and bounded elsewhere.
            Reply done = doing.get();
            audit.tell(source, act, done.status(), 1);
            return done;
        }
        return audit.kept(
                caller,
                loggedIn ? source + " (oidc)" : source,
                act,
                target(request),
                doing,
                Reply::status,
                failure -> failure instanceof ProblemException problem
                        ? problem.problem().status()
                        : problem(failure).status());
    }

    /** What the address names, as its pattern calls it; never what stands behind a question mark or in a body. */
    private static String target(ServerRequest request) {
        Parameters named = request.path().pathParameters();
        return named.names().stream()
                .sorted()
                .map(name -> name + "=" + named.get(name))
                .collect(Collectors.joining(" "));
    }

    private boolean hasTurn() {
        try {
            return answering.tryAcquire(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** RFC 9110 §10.2.1; what works everywhere, or where another does, is among them. */
    private static String allowed(Set<String> methods) {
        Set<String> all = new TreeSet<>(methods);
        all.add("OPTIONS");
        if (methods.contains("GET")) {
            all.add("HEAD");
        }
        return String.join(", ", all);
    }

    /** Who comes in a crowd waits for its turn: when a hub starts, all who followed it come at once. */
    private Reply oneOfTheMost(Answering answering) {
        if (!hasTurn()) {
            throw new ProblemException(Problem.BUSY, "too many requests are being answered at once");
        }
        try {
            return answering.reply();
        } finally {
            this.answering.release();
        }
    }

    private Identified.As identify(ServerRequest request) {
        List<String> shown = request.headers().all(HeaderNames.AUTHORIZATION, List::of);
        if (shown.size() > 1) {
            // A proxy before the hub may go by the one, and the hub by the other.
            throw new ProblemException(Problem.UNAUTHENTICATED);
        }
        Identified.As who = authentication.identify(shown.stream().findFirst(), HandshakeCertificate.of(request));
        if (who.caller() instanceof Caller.Anonymous) {
            throw new ProblemException(Problem.UNAUTHENTICATED);
        }
        return who;
    }

    /** Who asks for what takes long, and may still. */
    private Caller byNow(ServerRequest request) {
        Identified.As who = identify(request);
        requireScope(request, who.scopes());
        return who.caller();
    }

    /** Who asks, if that account may ask now. */
    private Identified.As admitted(ServerRequest request) {
        Identified.As who = identify(request);
        throttle.admit(who.caller());
        return who;
    }

    private interface Answering {
        Reply reply();
    }

    private void answer(Dialect dialect, ServerRequest request, ServerResponse response, Answering answering) {
        Reply reply;
        try {
            throttle.admit(request);
            reply = answering.reply();
        } catch (ProblemException problem) {
            reply = dialect.render(problem, Optional.empty());
            if (problem.problem().status() == Problem.UNAUTHENTICATED.status()) {
                reply = reply.with("WWW-Authenticate", Authentication.CHALLENGE);
                countFailedLogin(request);
            }
        } catch (GoneMeanwhile gone) {
            LOG.log(Level.DEBUG, "between the decision and the transaction: {0}", gone.getMessage());
            reply = dialect.render(new ProblemException(problem(gone)), Optional.empty());
        } catch (RuntimeException unexpected) {
            String reference = UUID.randomUUID().toString();
            LOG.log(
                    Level.ERROR,
                    () -> "request failed, reference " + reference + ", "
                            + request.prologue().method().text(),
                    unexpected);
            reply = dialect.render(new ProblemException(problem(unexpected)), Optional.of(reference));
        }
        send(request, response, reply);
    }

    /** Who shows nothing asks how to log in, as many clients do first; that is no failed login. */
    private void countFailedLogin(ServerRequest request) {
        if (request.headers().contains(HeaderNames.AUTHORIZATION)
                || HandshakeCertificate.of(request).isPresent()) {
            throttle.failedLogin(request);
            audit.refused(throttle.source(request).toString());
        }
    }

    /** What the caller may learn of a failure: whether it is worth trying again, and whom to tell. */
    private static Problem problem(RuntimeException failure) {
        if (failure instanceof GoneMeanwhile) {
            return Problem.NOT_FOUND;
        }
        if (!(failure instanceof StoreException store)) {
            return Problem.INTERNAL;
        }
        return switch (store.kind()) {
            case DISK_FULL -> Problem.STORAGE_FULL;
            // In use while the hub runs is another program's lock on the database, such as that of a backup.
            case UNAVAILABLE, IN_USE -> Problem.STORAGE_UNAVAILABLE;
            case NEWER_SCHEMA, DAMAGED -> Problem.INTERNAL;
        };
    }

    private static void send(ServerRequest request, ServerResponse response, Reply made) {
        Reply reply = Representation.of(
                made, header(request, HeaderNames.IF_NONE_MATCH), header(request, HeaderNames.ACCEPT_ENCODING));
        response.status(Status.create(reply.status()));
        // Answers depend on who asks and change at any time, unless they say so themselves.
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        reply.headers().forEach(header -> response.header(HeaderNames.create(header.getKey()), header.getValue()));
        Harmless.HEADERS.forEach(response::header);
        boolean unread = request.content().hasEntity() && !request.content().consumed();
        boolean ends = unread || request.headers().contains(HeaderValues.CONNECTION_CLOSE);
        if (ends) {
            response.header(HeaderNames.CONNECTION, "close");
        }
        boolean head = request.prologue().method().equals(Method.HEAD);
        Optional<Reply.Content> stream = reply.stream();
        if (stream.isPresent() && !head) {
            write(response, stream.get());
        } else {
            if (head && stream.isEmpty() && reply.status() != 304) {
                // RFC 9110 §9.3.2: what GET would have.
                response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(reply.body().length));
            }
            response.send(head ? new byte[0] : reply.body());
        }
        if (unread) {
            Lingering.over(request);
        }
        if (ends) {
            if (response instanceof RoutingResponse routed) {
                routed.commit();
            }
            // What was not read is not waited for, and nothing behind it is taken for a request (RFC 9112 §9.6).
            throw new CloseConnectionException("the connection ends with this answer");
        }
    }

    private static Optional<String> header(ServerRequest request, HeaderName name) {
        return request.headers().contains(name)
                ? Optional.of(String.join(",", request.headers().get(name).allValues()))
                : Optional.empty();
    }

    private static void write(ServerResponse response, Reply.Content content) {
        try (OutputStream out = response.outputStream()) {
            content.writeTo(out);
        } catch (IOException | UncheckedIOException e) {
            // Whoever it was written to has gone, or was too slow and was let go; it knows.
            LOG.log(Level.DEBUG, "a stream ended before its end", e);
        }
    }
}

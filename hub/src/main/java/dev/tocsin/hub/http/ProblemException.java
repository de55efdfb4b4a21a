package dev.tocsin.hub.http;

import java.time.Duration;
import java.util.Optional;

/** Ends the handling of a request with a {@link Problem}. It is part of the conversation, not a fault of the hub. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String detail;
    private final Optional<String> hint;
    private final Optional<Duration> wait;

    public ProblemException(Problem problem) {
        this(problem, "");
    }

    /** @param detail what about this request was wrong, quoting the value; empty where the title says it all */
    public ProblemException(Problem problem, String detail) {
        this(problem, detail, Optional.empty());
    }

    /** @param hint a better one than the problem's own */
    public ProblemException(Problem problem, String detail, Optional<String> hint) {
        this(problem, detail, hint, problem.retryAfter());
    }

    private ProblemException(Problem problem, String detail, Optional<String> hint, Optional<Duration> wait) {
        super(problem.code() + ": " + detail, null, false, false);
        this.problem = problem;
        this.detail = detail;
        this.hint = hint;
        this.wait = wait;
    }

    /** @param who from where or as whom, as the end of a sentence */
    static ProblemException tooManyRequests(String who, Duration wait) {
        return new ProblemException(
                Problem.TOO_MANY_REQUESTS, "too many requests came " + who, Optional.empty(), Optional.of(wait));
    }

    public Problem problem() {
        return problem;
    }

    public String detail() {
        return detail;
    }

    /** How long a caller does well to wait before it tries again; empty where waiting changes nothing. */
    Optional<Duration> retryAfter() {
        return wait;
    }

    public String hint() {
        return hint.orElse(problem.hint());
    }
}

package dev.tocsin.hub.http;

import java.util.Optional;

/** Ends the handling of a request with a {@link Problem}. It is part of the conversation, not a fault of the hub. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String detail;
    private final Optional<String> hint;

    public ProblemException(Problem problem) {
        this(problem, "");
    }

    /** @param detail what about this request was wrong, quoting the value; empty where the title says it all */
    public ProblemException(Problem problem, String detail) {
        this(problem, detail, Optional.empty());
    }

    /** @param hint a better one than the problem's own */
    public ProblemException(Problem problem, String detail, Optional<String> hint) {
        super(problem.code() + ": " + detail, null, false, false);
        this.problem = problem;
        this.detail = detail;
        this.hint = hint;
    }

    public Problem problem() {
        return problem;
    }

    public String detail() {
        return detail;
    }

    public String hint() {
        return hint.orElse(problem.hint());
    }
}

package dev.tocsin.hub.http;

import dev.tocsin.share.Answer;
import dev.tocsin.share.community.Decision.Reason;

/** What the sharing decision grants, or the problem that its refusal is on the wire. */
public final class Granted {

    private Granted() {}

    /** @throws ProblemException if it was refused; what is hidden looks like what does not exist */
    public static <T> T of(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(T thing) -> thing;
            case Answer.Refused<T>(Reason reason) -> throw new ProblemException(problem(reason));
        };
    }

    private static Problem problem(Reason reason) {
        return switch (reason) {
            case HIDDEN -> Problem.NOT_FOUND;
            case UNAUTHENTICATED -> Problem.UNAUTHENTICATED;
            case ADMINISTRATOR_ONLY -> Problem.ADMINISTRATOR_ONLY;
            case MAY_NOT_READ -> Problem.MAY_NOT_READ;
            case MAY_NOT_CONTRIBUTE -> Problem.MAY_NOT_CONTRIBUTE;
            case AGREEMENT_NOT_ACCEPTED -> Problem.AGREEMENT_NOT_ACCEPTED;
            case PERSONS_ONLY -> Problem.PERSONS_ONLY;
            case WIDER_THAN_HELD -> Problem.WIDER_THAN_HELD;
            case NOT_YOURS -> Problem.NOT_YOURS;
        };
    }
}

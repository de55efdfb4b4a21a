package dev.tocsin.exercise;

/** A step of the exercise did not come out as it must; the message says which and what was seen instead. */
public final class ExerciseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExerciseFailure(String message) {
        super(message);
    }

    public ExerciseFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

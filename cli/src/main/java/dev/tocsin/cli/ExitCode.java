package dev.tocsin.cli;

/** How a command ends, as a number that scripts can ask for. */
public final class ExitCode {

    /** It did what it was asked to. */
    public static final int DONE = 0;

    /** It ran and failed, or found what it looks for wrong. */
    public static final int FAILED = 1;

    /** It was called wrongly. */
    public static final int WRONG_USAGE = 2;

    /** A scan was to say so if there is a hit, and there is one. */
    public static final int HIT = 3;

    private ExitCode() {}
}

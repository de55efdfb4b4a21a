package dev.tocsin.telemetry;

import java.io.IOException;

/** An input could not be read further: the disk, the pipe or the network failed, not what is written in it. */
public final class UnreadableInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableInputException(String input, IOException cause) {
        super("cannot read " + Excerpt.of(input) + ": " + Excerpt.printable(String.valueOf(cause.getMessage())), cause);
    }
}

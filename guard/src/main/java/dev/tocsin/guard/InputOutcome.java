package dev.tocsin.guard;

import dev.tocsin.telemetry.ReadTally;
import dev.tocsin.telemetry.UnreadableInputException;
import java.io.IOException;

/** What became of an input of a scan. */
public sealed interface InputOutcome {

    /** It was read to its end, or until the scan was stopped. */
    record Through(ReadTally tally) implements InputOutcome {}

    /** It could not be opened. */
    record NotOpened(IOException cause) implements InputOutcome {}

    /** It could not be read further, or not be closed; what was read counts. */
    record BrokenOff(UnreadableInputException cause) implements InputOutcome {}
}

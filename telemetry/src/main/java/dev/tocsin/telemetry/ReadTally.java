package dev.tocsin.telemetry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of an input so far: every line and element of it is counted here in one way or another.
 *
 * @param events how many events were read
 * @param eventsWithoutTime how many of them do not say when they happened, so that no rule about time can hold for them
 * @param bytes how many bytes were read, after decompression
 * @param blankLines lines with nothing on them
 * @param headerLines header lines of Zeek logs
 * @param commentLines other lines that begin with {@code #}
 * @param byFormat the events by format; a format without an event is not in it
 * @param problems what could not be read or was read with a repair, one entry a kind, in the order of the kinds
 * @param notALog set at the end of an input in which nothing of a log was found
 */
public record ReadTally(
        long events,
        long eventsWithoutTime,
        long bytes,
        long blankLines,
        long headerLines,
        long commentLines,
        Map<LogFormat, Long> byFormat,
        List<Problem> problems,
        Optional<NotALog> notALog) {

    public ReadTally {
        byFormat = Map.copyOf(byFormat);
        problems = List.copyOf(problems);
    }

    /**
     * What an input seems to be instead.
     *
     * @param seen what was found, fit for a terminal, such as {@code a PNG image}
     * @param hint what to try
     */
    public record NotALog(String seen, String hint) {}

    /** How many records gave no event. */
    public long lost() {
        return problems.stream()
                .filter(problem -> problem.kind().lost())
                .mapToLong(Problem::count)
                .sum();
    }
}

package dev.tocsin.telemetry;

import dev.tocsin.telemetry.frame.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The counts behind a {@link ReadTally}, while they grow. */
final class Tally {

    private static final int TOLD = 5;

    private final Map<LogFormat, Long> byFormat = new EnumMap<>(LogFormat.class);
    private final Map<Problem.Kind, Long> counts = new EnumMap<>(Problem.Kind.class);
    private final Map<Problem.Kind, List<Problem.Occurrence>> first = new EnumMap<>(Problem.Kind.class);
    private long events;
    private long eventsWithoutTime;
    private long headerLines;
    private long commentLines;

    void event(Event event) {
        events++;
        eventsWithoutTime += event.time().isEmpty() ? 1 : 0;
        byFormat.merge(event.source().format(), 1L, Long::sum);
    }

    /** Events with a time that were not handed out. */
    void unwanted(LogSource source, long count) {
        events += count;
        byFormat.merge(source.format(), count, Long::sum);
    }

    void headerLine() {
        headerLines++;
    }

    void commentLine() {
        commentLines++;
    }

    void problem(Problem.Kind kind, Place place, String reason) {
        problem(kind, place.element() > 0 ? "element " + place.element() : "line " + place.line(), reason);
    }

    void problem(Problem.Kind kind, String where, String reason) {
        counts.merge(kind, 1L, Long::sum);
        List<Problem.Occurrence> told = first.computeIfAbsent(kind, k -> new ArrayList<>());
        if (told.size() < TOLD) {
            told.add(new Problem.Occurrence(where, reason));
        }
    }

    boolean sawNothingOfALog() {
        return events == 0 && headerLines == 0;
    }

    ReadTally snapshot(long bytes, long blankLines, Optional<ReadTally.NotALog> notALog) {
        List<Problem> problems = new ArrayList<>();
        counts.forEach((kind, count) -> problems.add(new Problem(kind, count, first.getOrDefault(kind, List.of()))));
        return new ReadTally(
                events, eventsWithoutTime, bytes, blankLines, headerLines, commentLines, byFormat, problems, notALog);
    }
}

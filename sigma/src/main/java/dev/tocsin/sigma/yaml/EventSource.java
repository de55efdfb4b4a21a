package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.problem.Quoted;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The parser's events of one piece of a file; whatever the parser fails with becomes a malformation with a place. */
final class EventSource {

    private final DocumentSplitter.Piece piece;
    private final Iterator<Event> events;
    private int line;

    EventSource(DocumentSplitter.Piece piece) {
        this.piece = piece;
        this.events = new Parse(settings(piece)).parseString(piece.text()).iterator();
    }

    /** The piece is given to the parser at once: between two of its reads, release 3.0.1 fails at a surrogate pair. */
    private static LoadSettings settings(DocumentSplitter.Piece piece) {
        return LoadSettings.builder()
                .setUseMarks(true)
                .setParseComments(false)
                .setCodePointLimit(YamlReader.MAX_BYTES)
                .setBufferSize(piece.text().length() + 1)
                .build();
    }

    /** The next event, or null at the end. */
    @Nullable
    Event nextOrNull() throws YamlMalformation {
        try {
            if (!events.hasNext()) {
                return null;
            }
            Event event = events.next();
            line = event.getEndMark().map(Mark::getLine).orElse(line);
            return event;
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().map(Mark::getLine).orElse(line);
            int column = e.getProblemMark().map(Mark::getColumn).orElse(0) + 1;
            throw notYaml(at, column, e.getProblem());
        } catch (ReaderException e) {
            throw unreadable(e);
        } catch (YamlEngineException e) {
            throw notYaml(line, 0, e.getMessage());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Release 3.0.1 lets these out where an escape by number is cut short or beyond Unicode.
            throw notYaml(line, 0, "an escape that is not complete, or stands for no character, in or after this line");
        }
    }

    /** The next event, where the parser has promised one. */
    Event next() throws YamlMalformation {
        Event event = nextOrNull();
        if (event == null) {
            throw notYaml(line, 0, "an end where more is expected");
        }
        return event;
    }

    /** The line of a mark, from 1, in the whole file. */
    int lineOf(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(line) + piece.firstLine();
    }

    private YamlMalformation notYaml(int at, int column, @Nullable String reason) {
        String first = Optional.ofNullable(reason)
                .flatMap(text -> text.lines().findFirst())
                .orElse("");
        return new YamlMalformation(at + piece.firstLine(), column, "not YAML: " + Quoted.line(first), "", "");
    }

    private YamlMalformation unreadable(ReaderException e) {
        String text = piece.text();
        int at = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
        long lines = text.substring(0, at).chars().filter(c -> c == '\n').count();
        return new YamlMalformation(
                piece.firstLine() + (int) lines,
                0,
                "a character that YAML does not allow",
                Character.toString(e.getCodePoint()),
                "write it as an escape between double quotation marks");
    }
}

package dev.tocsin.hub.taxii;

import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.share.record.Position;
import dev.tocsin.stix.Quoted;
import java.util.regex.Pattern;

/**
 * The {@code next} of a page (TAXII 2.1 §3.5): the position of its last item. A position counts what one channel was
 * given and nothing else, so that it tells a reader of that channel nothing new.
 */
final class Cursor {

    private static final Pattern SHAPE = Pattern.compile("after-(\\d{1,18})");

    private Cursor() {}

    static String after(Position position) {
        return "after-" + position.number();
    }

    static Position read(String next) {
        var shape = SHAPE.matcher(next);
        if (!shape.matches()) {
            throw new ProblemException(
                    Problem.BAD_REQUEST, "next is not one that this hub gave out: " + Quoted.of(next));
        }
        return new Position(Long.parseLong(shape.group(1)));
    }
}

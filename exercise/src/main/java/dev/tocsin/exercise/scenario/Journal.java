package dev.tocsin.exercise.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The records written so far, each marked as generated, and the chance that shapes them. */
final class Journal {

    private static final String BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int UID_LENGTH = 17;

    private final long seed;
    // java.util.Random: its numbers are specified, so a seed gives the same day on every machine.
    private final Random random;
    private final List<LogLine> lines = new ArrayList<>();

    /**
     * @param seed what the person chose; it is named in every record
     * @param part tells the parts of a scenario apart, so that one can change without the other
     */
    Journal(long seed, int part) {
        this.seed = seed;
        this.random = new Random(31 * seed + part);
    }

    Random random() {
        return random;
    }

    /** From {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A connection identifier as Zeek makes them. */
    String uid() {
        StringBuilder uid = new StringBuilder("C");
        for (int i = 0; i < UID_LENGTH; i++) {
            uid.append(BASE_62.charAt(random.nextInt(BASE_62.length())));
        }
        return uid.toString();
    }

    /** Adds a record and returns it to be filled. */
    ObjectNode add(Instant at, LogFile file) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("generated_by", "tocsin exercise --seed " + seed);
        lines.add(new LogLine(at, file, fields));
        return fields;
    }

    List<LogLine> lines() {
        return List.copyOf(lines);
    }
}

package dev.tocsin.hub;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Plain STIX objects by number, for tests to which it does not matter what is shared. */
final class Campaigns {

    private Campaigns() {}

    static String id(int number) {
        return "campaign--00000000-0000-4000-8000-%012d".formatted(number);
    }

    static String object(int number) {
        return """
                {"type":"campaign","spec_version":"2.1","id":"%s","created":"2026-01-01T00:00:00Z",\
                "modified":"2026-01-01T00:00:00Z","name":"campaign %d"}""".formatted(id(number), number);
    }

    static String envelope(IntStream numbers) {
        return "{\"objects\":[" + numbers.mapToObj(Campaigns::object).collect(Collectors.joining(",")) + "]}";
    }
}

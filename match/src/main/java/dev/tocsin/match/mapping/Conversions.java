package dev.tocsin.match.mapping;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All conversions a mapping file can name. */
final class Conversions {

    /** What a field goes through where the mapping names nothing. */
    static final String DEFAULT = "text";

    private static final Map<String, Conversion> BY_NAME = Stream.of(
                    PlainConversions.ALL,
                    NetworkConversions.ALL,
                    FileConversions.ALL,
                    WindowsConversions.ALL,
                    ProtocolConversions.ALL)
            .flatMap(List::stream)
            .collect(toMap(Conversion::name, Function.identity(), Conversions::never, LinkedHashMap::new));

    private Conversions() {}

    static Optional<Conversion> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** In the order of the document. */
    static List<Conversion> all() {
        return List.copyOf(BY_NAME.values());
    }

    private static Conversion never(Conversion first, Conversion second) {
        throw new IllegalStateException("two conversions are called " + first.name());
    }
}

package dev.tocsin.match.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.telemetry.LogFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Log sources described for a key: compiled rules are taken up again only where all of it is the same. */
class LogSourceEntryTest {

    private static final Binding ANY = Binding.of(LogFormat.GENERIC_JSON);

    @Test
    void namesThatRunTogetherAreDescribedApart() {
        Set<String> described = Stream.of(
                        entry("a", "b c", "d"),
                        entry("a b", "c", "d"),
                        entry("a", "b", "c d"),
                        entry("a1:b", "c", "d"),
                        entry("a", "1:b", "d"),
                        new LogSourceEntry(Optional.of("a"), Optional.empty(), Optional.of("d"), ANY),
                        new LogSourceEntry(Optional.of("a"), Optional.of("d"), Optional.empty(), ANY))
                .map(LogSourceEntry::described)
                .collect(Collectors.toSet());
        assertThat(described).hasSize(7);
    }

    private static LogSourceEntry entry(String product, String category, String service) {
        return new LogSourceEntry(Optional.of(product), Optional.of(category), Optional.of(service), ANY);
    }
}

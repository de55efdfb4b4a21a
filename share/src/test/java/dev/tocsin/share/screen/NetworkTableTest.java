package dev.tocsin.share.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.tocsin.stix.pattern.IpRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTableTest {

    /** Few addresses and all prefixes, so that networks often hold each other. */
    private static IpRange range(int seed) {
        return IpRange.parse("10.0." + (seed >> 2 & 3) + "." + (seed >> 4 & 0xff) + "/" + (20 + (seed & 0x7fff) % 13))
                .orElseThrow();
    }

    @Test
    void findsWhatOverlapsAsLookingAtEachDoes() {
        qt().forAll(
                        lists().of(integers().between(0, 1 << 14)).ofSizeBetween(0, 12),
                        integers().between(0, 1 << 14))
                .check((seeds, asked) -> {
                    List<IpRange> ranges =
                            seeds.stream().map(NetworkTableTest::range).toList();
                    NetworkTable<String> table = new NetworkTable<>();
                    ranges.forEach(range -> table.add(range, range.toString()));
                    IpRange query = range(asked);
                    boolean expected = ranges.stream().anyMatch(r -> r.contains(query) || query.contains(r));
                    return table.overlapping(query).isPresent() == expected;
                });
    }

    @Test
    void theTwoVersionsOfIpHaveNothingToDoWithEachOther() {
        NetworkTable<String> table = new NetworkTable<>();
        table.add(IpRange.parse("0.0.0.0/0").orElseThrow(), "all of IPv4");

        assertThat(table.overlapping(IpRange.parse("::/0").orElseThrow())).isEmpty();
        assertThat(table.overlapping(IpRange.parse("255.255.255.255").orElseThrow()))
                .contains("all of IPv4");
    }
}

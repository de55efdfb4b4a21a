package dev.tocsin.share.screen;

import dev.tocsin.stix.pattern.IpRange;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Networks, and what is known of each, found by what overlaps with them.
 *
 * <p>Two networks in CIDR notation never overlap in part: one holds the other. Those that are put here are kept only where no
 * wider one is there, so that all of them are apart, and at most one begins at or before an address and reaches it.
 */
final class NetworkTable<T> {

    private record Block<T>(IpRange range, T known) {}

    private final TreeMap<byte[], Block<T>> byFirst = new TreeMap<>(NetworkTable::compare);

    /** Adds a network; where a wider one is there, that one speaks for it. */
    void add(IpRange range, T known) {
        if (holding(range).isPresent()) {
            return;
        }
        byFirst.subMap(range.first(), true, range.last(), true).clear();
        byFirst.put(range.first(), new Block<>(range, known));
    }

    /** What is known of a network that holds all of the range, or, if there is none, of the first that lies within it. */
    Optional<T> overlapping(IpRange range) {
        return holding(range).or(() -> {
            Map.Entry<byte[], Block<T>> next = byFirst.ceilingEntry(range.first());
            return next != null && range.contains(next.getValue().range())
                    ? Optional.of(next.getValue().known())
                    : Optional.empty();
        });
    }

    private Optional<T> holding(IpRange range) {
        Map.Entry<byte[], Block<T>> before = byFirst.floorEntry(range.first());
        return before != null && before.getValue().range().contains(range)
                ? Optional.of(before.getValue().known())
                : Optional.empty();
    }

    /** IPv4 before IPv6, and then by address. */
    private static int compare(byte[] one, byte[] other) {
        return one.length == other.length
                ? Arrays.compareUnsigned(one, other)
                : Integer.compare(one.length, other.length);
    }
}

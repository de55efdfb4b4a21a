package dev.tocsin.share.contribution;

import dev.tocsin.share.contribution.Feed.Held;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a channel holds of the objects of one contribution, as far as the contributor may know. Grows as they are added. */
final class Holdings {

    private final Map<StixId, Versions> objects = new HashMap<>();

    /** The digests under each version, and the first version with each digest. */
    private record Versions(
            Map<StixTimestamp, List<ContentDigest>> byVersion, Map<ContentDigest, StixTimestamp> byDigest) {}

    /** How an object compares with what is there. */
    sealed interface Comparison {

        record New() implements Comparison {}

        record Same(StixTimestamp version) implements Comparison {}

        /** Its version is there and says something else. */
        record Different(StixTimestamp version) implements Comparison {}
    }

    void add(Held held) {
        Versions versions = objects.computeIfAbsent(held.id(), id -> new Versions(new HashMap<>(), new HashMap<>()));
        versions.byVersion()
                .computeIfAbsent(held.version(), v -> new ArrayList<>(1))
                .add(held.digest());
        versions.byDigest().putIfAbsent(held.digest(), held.version());
    }

    /**
     * Compares. An object without a version of its own is there if any version of it says the same: two members that each
     * repeat what they know of an address must not make the feed grow.
     */
    Comparison compare(StixId id, Optional<StixTimestamp> version, ContentDigest digest) {
        Versions there = objects.get(id);
        if (there == null) {
            return new Comparison.New();
        }
        if (version.isEmpty()) {
            StixTimestamp same = there.byDigest().get(digest);
            return same == null ? new Comparison.New() : new Comparison.Same(same);
        }
        List<ContentDigest> digests = there.byVersion().getOrDefault(version.get(), List.of());
        if (digests.isEmpty()) {
            return new Comparison.New();
        }
        return digests.contains(digest) ? new Comparison.Same(version.get()) : new Comparison.Different(version.get());
    }
}

package dev.tocsin.share.record;

import dev.tocsin.stix.StixId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which records of a channel are asked for; all conditions hold at once.
 *
 * @param after behind this position
 * @param addedAfter added later than this (TAXII 2.1 §3.4); finer than a microsecond counts
 * @param ids of these objects (TAXII 2.1 §3.4.1); empty for any
 * @param types of these types; empty for any
 * @param versions any of these; never empty, {@code Last} unless asked otherwise
 * @param specVersions in these versions of STIX; empty for the latest, which is the only one a channel holds, since older
 *     content is lifted when it comes in
 */
public record Selection(
        Position after,
        Optional<Instant> addedAfter,
        Set<StixId> ids,
        Set<String> types,
        Set<VersionMatch> versions,
        Set<String> specVersions) {

    /** The last version of everything. */
    public static final Selection LAST_VERSIONS = new Selection(
            Position.START, Optional.empty(), Set.of(), Set.of(), Set.of(new VersionMatch.Last()), Set.of());

    public Selection {
        ids = Set.copyOf(ids);
        types = Set.copyOf(types);
        versions = versions.isEmpty() ? Set.of(new VersionMatch.Last()) : Set.copyOf(versions);
        specVersions = Set.copyOf(specVersions);
    }

    public Selection after(Position position) {
        return new Selection(position, addedAfter, ids, types, versions, specVersions);
    }

    public Selection addedAfter(Instant moment) {
        return new Selection(after, Optional.of(moment), ids, types, versions, specVersions);
    }

    public Selection ids(Set<StixId> wanted) {
        return new Selection(after, addedAfter, wanted, types, versions, specVersions);
    }

    public Selection types(Set<String> wanted) {
        return new Selection(after, addedAfter, ids, wanted, versions, specVersions);
    }

    public Selection versions(Set<VersionMatch> wanted) {
        return new Selection(after, addedAfter, ids, types, wanted, specVersions);
    }

    public Selection specVersions(Set<String> wanted) {
        return new Selection(after, addedAfter, ids, types, versions, wanted);
    }
}

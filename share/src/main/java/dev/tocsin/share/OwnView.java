package dev.tocsin.share;

import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.contribution.Original;
import dev.tocsin.share.contribution.Originals;
import dev.tocsin.share.record.ManifestEntry;
import dev.tocsin.share.record.Page;
import dev.tocsin.share.record.Place;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.stix.StixId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a contributor shared anonymously, shown to itself as it wrote it, and by the ids that it gave. */
final class OwnView {

    private final Originals originals;

    OwnView(Originals originals) {
        this.originals = originals;
    }

    /** A page with the caller's own as it wrote them. */
    Page<SharedRecord> of(Caller caller, ChannelId channel, Page<SharedRecord> page) {
        return replaced(
                caller,
                channel,
                page,
                SharedRecord::place,
                (record, original) -> new SharedRecord(
                        record.place(), original.id(), original.version(), record.specVersion(), original.json()));
    }

    /** As {@link #of}, without content. */
    Page<ManifestEntry> listed(Caller caller, ChannelId channel, Page<ManifestEntry> page) {
        return replaced(
                caller,
                channel,
                page,
                ManifestEntry::place,
                (entry, original) ->
                        new ManifestEntry(entry.place(), original.id(), original.version(), entry.specVersion()));
    }

    private <T> Page<T> replaced(
            Caller caller,
            ChannelId channel,
            Page<T> page,
            Function<T, Place> place,
            BiFunction<T, Original, T> replacement) {
        if (page.items().isEmpty() || !(caller instanceof Caller.Known known)) {
            return page;
        }
        Position first = place.apply(page.items().getFirst()).position();
        Position last = place.apply(page.items().getLast()).position();
        Map<Position, Original> own = originals.between(channel, known.owner(), first, last).stream()
                .collect(Collectors.toMap(Original::position, Function.identity()));
        if (own.isEmpty()) {
            return page;
        }
        List<T> items = page.items().stream()
                .map(item -> {
                    Original original = own.get(place.apply(item).position());
                    return original == null ? item : replacement.apply(item, original);
                })
                .toList();
        return new Page<>(items, page.more());
    }

    /** The selection with the ids by which everybody knows the caller's own, beside those that it gave. */
    Selection asGiven(Caller caller, ChannelId channel, Selection selection) {
        if (selection.ids().isEmpty() || !(caller instanceof Caller.Known known)) {
            return selection;
        }
        Set<StixId> ids = new HashSet<>(selection.ids());
        originals.of(channel, known.owner(), selection.ids()).forEach(original -> ids.add(original.givenId()));
        return selection.ids(ids);
    }

    /** The id by which everybody knows an object of the caller's. */
    StixId givenId(Caller caller, ChannelId channel, StixId id) {
        return own(caller, channel, id).stream()
                .map(Original::givenId)
                .findFirst()
                .orElse(id);
    }

    /** The versions by which everybody knows those of an object of the caller's. */
    Set<VersionMatch> given(Caller caller, ChannelId channel, StixId id, Set<VersionMatch> versions) {
        List<Original> own = own(caller, channel, id);
        return versions.stream()
                .map(match -> match instanceof VersionMatch.Exactly(var version)
                        ? own.stream()
                                .filter(original -> original.version().equals(version))
                                .findFirst()
                                .<VersionMatch>map(original -> new VersionMatch.Exactly(original.given()))
                                .orElse(match)
                        : match)
                .collect(Collectors.toSet());
    }

    private List<Original> own(Caller caller, ChannelId channel, StixId id) {
        return caller instanceof Caller.Known known ? originals.of(channel, known.owner(), Set.of(id)) : List.of();
    }
}

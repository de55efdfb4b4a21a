package dev.tocsin.hub.taxii;

import dev.tocsin.hub.cursor.Cursors;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.record.ManifestEntry;
import dev.tocsin.share.record.Page;
import dev.tocsin.share.record.Place;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.taxii.Manifest;
import dev.tocsin.taxii.TaxiiMediaType;
import dev.tocsin.taxii.TaxiiTimestamp;
import dev.tocsin.taxii.Versions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a collection holds: TAXII 2.1 §5.3, §5.4, §5.6, §5.7, §5.8. */
final class ObjectEndpoints {

    private static final Set<VersionMatch> ALL_VERSIONS = Set.of(new VersionMatch.All());

    private final Sharing sharing;
    private final Cursors cursors;

    ObjectEndpoints(Sharing sharing, Cursors cursors) {
        this.sharing = sharing;
        this.cursors = cursors;
    }

    Reply objects(Asked asked) {
        return envelope(asked, Parameters.read(asked.query()));
    }

    Reply object(Asked asked) {
        Parameters parameters = Parameters.read(asked.query(), Set.of("version", "spec_version"));
        StixId id = objectId(asked);
        requirePresent(asked, id);
        return envelope(asked, parameters.of(Set.of(id)));
    }

    Reply manifest(Asked asked) {
        Parameters parameters = Parameters.read(asked.query());
        Page<ManifestEntry> page = manifest(asked, parameters);
        Manifest manifest = new Manifest(
                page.more(),
                // TAXII 2.1 §5.3.1, §5.8.1: neither has a next; the last date in the header leads on.
                Optional.empty(),
                page.items().stream()
                        .map(entry -> new Manifest.Entry(
                                entry.id().toString(),
                                entry.place().dateAdded(),
                                entry.version().toString(),
                                Optional.of(entry.mediaType())))
                        .toList());
        return dated(Reply.json(200, TaxiiMediaType.TAXII, manifest.toJson()), places(page));
    }

    Reply versions(Asked asked) {
        Parameters parameters = Parameters.read(asked.query(), Set.of("spec_version"));
        StixId id = objectId(asked);
        requirePresent(asked, id);
        Page<ManifestEntry> page = manifest(asked, parameters.of(Set.of(id)).inVersions(ALL_VERSIONS));
        Versions versions = new Versions(
                page.more(),
                Optional.empty(),
                page.items().stream().map(entry -> entry.version().toString()).toList());
        return dated(Reply.json(200, TaxiiMediaType.TAXII, versions.toJson()), places(page));
    }

    /** Without a version filter, all versions go (TAXII 2.1 §5.7). */
    Reply delete(Asked asked) {
        Parameters parameters = Parameters.read(asked.query(), Set.of("version", "spec_version"));
        Set<VersionMatch> versions = asked.query().get("match[version]").isPresent()
                ? parameters.selection().versions()
                : ALL_VERSIONS;
        Granted.of(sharing.withdraw(asked.caller(), asked.path("collection"), objectId(asked), versions));
        return Reply.empty(200).with("Content-Type", TaxiiMediaType.TAXII);
    }

    private Reply envelope(Asked asked, Parameters parameters) {
        ChannelId channel = channel(asked);
        PageOfObjects page = PageOfObjects.fill(
                sharing, asked.caller(), asked.path("collection"), parameters.of(channel, cursors), parameters.limit());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int[] ends = write(body, page, last -> parameters.cursor().after(cursors, channel, last));
        return dated(
                Reply.of(200, TaxiiMediaType.TAXII, body.toByteArray()).shortenable(ends),
                page.records().stream().map(SharedRecord::place).toList());
    }

    /**
     * Writes an envelope (TAXII 2.1 §3.7) of objects that are JSON already; an empty one is an empty object.
     *
     * @return where each object ends: each may have another contributor
     */
    private static int[] write(ByteArrayOutputStream out, PageOfObjects page, Function<Position, String> next) {
        int[] ends = new int[page.records().size()];
        write(out, "{");
        if (!page.records().isEmpty()) {
            write(out, "\"more\":" + page.more());
            if (page.more()) {
                Position last = page.records().getLast().place().position();
                write(out, ",\"next\":\"" + next.apply(last) + "\"");
            }
            String separator = ",\"objects\":[";
            int count = 0;
            for (SharedRecord record : page.records()) {
                write(out, separator);
                write(out, record.json());
                ends[count++] = out.size();
                separator = ",";
            }
            write(out, "]");
        }
        write(out, "}");
        return ends;
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ProblemException if the caller may not read there */
    private ChannelId channel(Asked asked) {
        return Granted.of(sharing.view(asked.caller(), asked.path("collection")))
                .channel();
    }

    private Page<ManifestEntry> manifest(Asked asked, Parameters parameters) {
        return manifest(asked, parameters.of(channel(asked), cursors), parameters.limit());
    }

    private Page<ManifestEntry> manifest(Asked asked, Selection selection, int limit) {
        return Granted.of(sharing.manifest(asked.caller(), asked.path("collection"), selection, limit));
    }

    /** TAXII 2.1 §5.6, §5.8: an object that is not there is 404; one that a filter leaves out is an empty answer. */
    private void requirePresent(Asked asked, StixId id) {
        Selection any = Selection.LAST_VERSIONS.ids(Set.of(id)).versions(ALL_VERSIONS);
        if (manifest(asked, any, 1).items().isEmpty()) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
    }

    private static StixId objectId(Asked asked) {
        try {
            return StixId.parse(asked.path("object"));
        } catch (StixException e) {
            throw new ProblemException(Problem.NOT_FOUND); // nothing can have such an id
        }
    }

    private static List<Place> places(Page<ManifestEntry> page) {
        return page.items().stream().map(ManifestEntry::place).toList();
    }

    /** TAXII 2.1 §3.2: when the first and the last of the answer were added. */
    private static Reply dated(Reply reply, List<Place> places) {
        return places.isEmpty()
                ? reply
                : reply.with(
                                "X-TAXII-Date-Added-First",
                                TaxiiTimestamp.write(places.getFirst().dateAdded()))
                        .with(
                                "X-TAXII-Date-Added-Last",
                                TaxiiTimestamp.write(places.getLast().dateAdded()));
    }
}

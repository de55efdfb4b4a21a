package dev.tocsin.hub.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.QueryString;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.hub.taxii.PageOfObjects;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.contribution.EmbargoedObject;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.taxii.TaxiiTimestamp;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What a channel holds, page by page, and how its contributors take it back. */
final class RecordsForPeople {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final Set<String> OF_A_PAGE = Set.of("after", "limit", "type", "versions");
    private static final Set<VersionMatch> ALL_VERSIONS = Set.of(new VersionMatch.All());

    private final Sharing sharing;

    RecordsForPeople(Sharing sharing) {
        this.sharing = sharing;
    }

    /** The records in the order in which they were added, each with that date; the last one is where the next page begins. */
    Reply page(Asked asked) {
        QueryString query = asked.query();
        query.requireOnly(OF_A_PAGE);
        Selection selection = Selection.LAST_VERSIONS;
        if (query.get("after").isPresent()) {
            selection = selection.addedAfter(
                    read(() -> TaxiiTimestamp.read(query.get("after").orElseThrow())));
        }
        if (query.get("type").isPresent()) {
            selection = selection.types(Set.of(query.get("type").orElseThrow()));
        }
        if (query.get("versions").isPresent()) {
            if (!query.get("versions").orElseThrow().equals("all")) {
                throw new ProblemException(
                        Problem.BAD_REQUEST,
                        "versions is all or absent, not "
                                + Quoted.of(query.get("versions").orElseThrow()));
            }
            selection = selection.versions(ALL_VERSIONS);
        }
        int limit = query.limit(DEFAULT_LIMIT, MAX_LIMIT);
        PageOfObjects page = PageOfObjects.fill(sharing, asked.caller(), asked.path("channel"), selection, limit);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int[] ends = write(body, page);
        return Reply.of(200, ChannelsForPeople.JSON, body.toByteArray()).shortenable(ends);
    }

    /** Without a version, all of the object's that are the caller's. */
    Reply withdraw(Asked asked) {
        QueryString query = asked.query();
        query.requireOnly(Set.of("version"));
        Set<VersionMatch> versions = query.get("version")
                .map(text -> Set.<VersionMatch>of(new VersionMatch.Exactly(read(() -> StixTimestamp.parse(text)))))
                .orElse(ALL_VERSIONS);
        StixId id;
        try {
            id = StixId.parse(asked.path("object"));
        } catch (StixException e) {
            throw new ProblemException(Problem.NOT_FOUND); // nothing can have such an id
        }
        var gone = Granted.of(sharing.withdraw(asked.caller(), asked.path("channel"), id, versions));
        ObjectNode json = StixJson.mapper().createObjectNode();
        ArrayNode withdrawn = json.putArray("withdrawn");
        gone.forEach(each -> withdrawn
                .addObject()
                .put("id", id.toString())
                .put("version", each.version().toString()));
        return Reply.json(200, ChannelsForPeople.JSON, json);
    }

    Reply embargoed(Asked asked) {
        ObjectNode json = StixJson.mapper().createObjectNode();
        ArrayNode waiting = json.putArray("embargoed");
        for (EmbargoedObject object : Granted.of(sharing.embargoed(asked.caller(), asked.path("channel")))) {
            ObjectNode each = waiting.addObject().put("id", object.object().toString());
            object.version().ifPresent(version -> each.put("version", version.toString()));
            each.put("until", TaxiiTimestamp.write(object.until()));
        }
        return Reply.json(200, ChannelsForPeople.JSON, json);
    }

    private static int[] write(ByteArrayOutputStream out, PageOfObjects page) {
        int[] ends = new int[page.records().size()];
        int count = 0;
        String separator = "{\"records\":[";
        for (SharedRecord record : page.records()) {
            write(out, separator);
            write(out, "{\"added\":\"" + TaxiiTimestamp.write(record.place().dateAdded()) + "\",\"object\":");
            write(out, record.json());
            write(out, "}");
            ends[count++] = out.size();
            separator = ",";
        }
        write(out, (count == 0 ? separator : "") + "],\"more\":" + page.more());
        if (count > 0) {
            write(
                    out,
                    ",\"after\":\""
                            + TaxiiTimestamp.write(
                                    page.records().getLast().place().dateAdded())
                            + "\"");
        }
        write(out, "}");
        return ends;
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private interface Reader<T> {
        T read();
    }

    private static <T> T read(Reader<T> reader) {
        try {
            return reader.read();
        } catch (StixException e) {
            throw new ProblemException(Problem.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}

package dev.tocsin.telemetry.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/**
 * An object around a list of records, such as CloudTrail's {@code {"Records": [...]}}.
 *
 * <p>It is told from an event that has a list in it by the name of the list, and by what stands before the list: only
 * single values, and among them nothing that an event has.
 */
final class Envelope {

    /** CloudTrail; a STIX bundle or TAXII envelope; OData (Microsoft Graph); Google Cloud; and common ones. */
    private static final Set<String> LISTS = Set.of(
            "Records", "records", "Events", "events", "objects", "value", "entries", "logs", "results", "items",
            "data");

    private static final Set<String> MARKS_OF_AN_EVENT = Set.of(
            "@timestamp",
            "timestamp",
            "Timestamp",
            "time",
            "ts",
            "_path",
            "@stream",
            "event_type",
            "eventName",
            "eventTime",
            "EventID",
            "EventTime",
            "TimeCreated",
            "class_uid");

    private static final JsonFactory FACTORY = new JsonFactory();

    private Envelope() {}

    /** Whether a list of this name may be what an object is there for. */
    static boolean mayHold(String list) {
        return LISTS.contains(list);
    }

    /** Whether an object that begins with these bytes, up to the opening bracket of a list, is there for the list. */
    static boolean opensWith(Slice beginning) throws IOException {
        String key = "";
        try (JsonParser members = FACTORY.createParser(beginning.buffer(), beginning.start(), beginning.length())) {
            members.nextToken();
            while (members.nextToken() == JsonToken.FIELD_NAME) {
                if (MARKS_OF_AN_EVENT.contains(key)) {
                    return false;
                }
                key = members.currentName();
                if (!LISTS.contains(key)) {
                    members.nextToken();
                } else if (members.nextToken() == JsonToken.START_ARRAY) {
                    return true;
                }
            }
            return false;
        } catch (JsonProcessingException e) {
            // What comes before the list is not well-formed. The record is framed whole, and whoever reads it says why.
            return false;
        }
    }
}

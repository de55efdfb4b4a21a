package dev.tocsin.hub.taxii;

import dev.tocsin.hub.http.Granted;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.record.Page;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of objects, filled until it has as many as were asked for or is long enough in characters: a thousand objects
 * may be a megabyte or several gigabytes.
 */
public record PageOfObjects(List<SharedRecord> records, boolean more) {

    private static final long FULL = 8L << 20;
    private static final int FIRST_PORTION = 16;

    /**
     * Reads a page.
     *
     * @param limit the most records in it
     * @throws dev.tocsin.hub.http.ProblemException if the caller may not read there
     */
    public static PageOfObjects fill(Sharing sharing, Caller caller, String channel, Selection wanted, int limit) {
        List<SharedRecord> records = new ArrayList<>();
        long characters = 0;
        int portion = Math.min(FIRST_PORTION, limit);
        while (true) {
            var selection = records.isEmpty()
                    ? wanted
                    : wanted.after(records.getLast().place().position());
            Page<SharedRecord> page = Granted.of(sharing.read(caller, channel, selection, portion));
            records.addAll(page.items());
            characters += page.items().stream()
                    .mapToLong(record -> record.json().length())
                    .sum();
            if (!page.more() || records.size() >= limit || characters >= FULL) {
                return new PageOfObjects(List.copyOf(records), page.more());
            }
            portion = nextPortion(limit, records.size(), characters);
        }
    }

    /** As many as would fill the page if the following objects are as long as those before them. */
    private static int nextPortion(int limit, int count, long characters) {
        long fitting = (FULL - characters) / Math.max(1, characters / count);
        return Math.clamp(fitting, 1, limit - count);
    }
}

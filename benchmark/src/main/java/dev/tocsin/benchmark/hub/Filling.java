package dev.tocsin.benchmark.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.contribution.ContentDigest;
import dev.tocsin.share.contribution.ContributionId;
import dev.tocsin.share.contribution.Contributions;
import dev.tocsin.share.contribution.Feed;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.record.Place;
import dev.tocsin.share.record.Sight;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixTimestamp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Records put straight into a store, past every step that a contribution takes, with receipts that name no object. */
final class Filling {

    private static final int AT_ONCE = 5_000;

    private final Contributions contributions;
    private final ChannelId channel;
    private final GeneratedObjects objects = new GeneratedObjects(-2);

    Filling(Contributions contributions, ChannelId channel) {
        this.contributions = contributions;
        this.channel = channel;
    }

    /**
     * Until the channel has given out so many places.
     *
     * @return when the record was added that has two pages behind it
     */
    Instant upTo(long records) {
        Instant[] nearTheEnd = {Instant.EPOCH};
        boolean[] full = new boolean[1];
        while (!full[0]) {
            contributions.record(channel, new Owner.Hub(), new Sight.Everything(), feed -> {
                full[0] = append(feed, records, nearTheEnd);
                return new Receipt(ContributionId.random(), channel, new Owner.Hub(), Instant.now(), List.of());
            });
        }
        return nearTheEnd[0];
    }

    /** Whether that is all. */
    private boolean append(Feed feed, long records, Instant[] nearTheEnd) {
        Place last = feed.last();
        long missing = Math.clamp(records - last.position().number(), 0, AT_ONCE);
        List<Feed.Entry> entries = new ArrayList<>();
        for (ObjectNode object : objects.objects((int) missing)) {
            last = last.next(Instant.now());
            entries.add(entry(last, object));
            if (last.position().number() == records - 2 * Reading.PAGE) {
                nearTheEnd[0] = last.dateAdded();
            }
        }
        if (!entries.isEmpty()) {
            feed.append(entries);
        }
        return missing < AT_ONCE;
    }

    private static Feed.Entry entry(Place place, ObjectNode object) {
        byte[] json = StixJson.write(object);
        StixTimestamp version = Optional.ofNullable(object.path("modified").textValue())
                .map(StixTimestamp::parse)
                .orElseGet(() -> StixTimestamp.of(place.dateAdded()));
        return new Feed.Entry(
                place,
                StixId.parse(object.path("id").asText()),
                version,
                "2.1",
                new ContentDigest(sha256(json)),
                new String(json, StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package dev.tocsin.store;

import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.ChannelKind;
import dev.tocsin.share.community.ChannelName;
import dev.tocsin.share.community.ChannelRules;
import dev.tocsin.share.community.Newcomers;
import dev.tocsin.share.community.Sector;
import dev.tocsin.stix.Tlp;
import dev.tocsin.store.Schema.Channels;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Channels as rows. */
final class ChannelRows {

    /** What {@link #channel} reads. */
    static final List<Field<?>> FIELDS = List.of(
            Channels.UUID,
            Channels.NAME,
            Channels.TITLE,
            Channels.DESCRIPTION,
            Channels.KIND,
            Channels.SECTOR,
            Channels.CEILING,
            Channels.KEEP_DAYS,
            Channels.NEWCOMERS,
            Channels.CREATED);

    private ChannelRows() {}

    static Channel channel(Record row) {
        return new Channel(
                new ChannelId(UUID.fromString(row.get(Channels.UUID))),
                new ChannelName(row.get(Channels.NAME)),
                row.get(Channels.TITLE),
                row.get(Channels.DESCRIPTION),
                new ChannelRules(
                        kind(row),
                        Tlp.valueOf(row.get(Channels.CEILING)),
                        Optional.ofNullable(row.get(Channels.KEEP_DAYS)).map(Duration::ofDays),
                        newcomers(row)),
                Micros.toInstant(row.get(Channels.CREATED)));
    }

    static Map<Field<?>, @Nullable Object> rules(ChannelRules rules) {
        Map<Field<?>, @Nullable Object> columns = new HashMap<>();
        columns.put(Channels.KIND, rules.kind().written());
        columns.put(
                Channels.SECTOR, rules.kind() instanceof ChannelKind.OfSector(Sector sector) ? sector.name() : null);
        columns.put(Channels.CEILING, rules.ceiling().name());
        columns.put(
                Channels.KEEP_DAYS,
                rules.keep().map(time -> (int) time.toDays()).orElse(null));
        columns.put(Channels.NEWCOMERS, rules.newcomers().written());
        return columns;
    }

    private static Newcomers newcomers(Record row) {
        String written = row.get(Channels.NEWCOMERS);
        return Arrays.stream(Newcomers.values())
                .filter(each -> each.written().equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("newcomers do not see " + written));
    }

    private static ChannelKind kind(Record row) {
        String kind = row.get(Channels.KIND);
        return switch (kind) {
            case "community" -> new ChannelKind.Community();
            case "sector" -> new ChannelKind.OfSector(Sector.valueOf(Objects.requireNonNull(row.get(Channels.SECTOR))));
            case "bilateral" -> new ChannelKind.Bilateral();
            case "case" -> new ChannelKind.Case();
            default -> throw new IllegalStateException("no channel is of the kind " + kind);
        };
    }
}

package dev.tocsin.store;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.record.Received;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.store.Schema.Admissions;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.Shared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** What a reader has from others, in a database. Nothing is asked of a channel that it does not read. */
final class Receptions {

    private static final Shared RECORD = Shared.RECORD;

    private Receptions() {}

    /** @param key of the record; keys rise in the order in which records came, whichever channel they went to */
    private record Row(long key, long channel, StixId id, String version, boolean own) {}

    static List<Received> of(
            DSLContext sql, Owner reader, Map<StixId, Optional<StixTimestamp>> versions, Current current) {
        Field<Boolean> own = DSL.field(own(reader));
        Condition within = mayKnow(reader).and(current.of(RECORD));
        List<Row> rows = new ArrayList<>();
        for (List<StixId> some : Batches.of(versions.keySet(), SqlRecords.IDS_AT_ONCE)) {
            rows.addAll(sql.select(RECORD.id(), RECORD.channel(), RECORD.stixId(), RECORD.version(), own)
                    .from(RECORD.table())
                    .where(within)
                    .and(RECORD.stixId().in(Selections.texts(some)))
                    .fetch(row -> new Row(
                            row.value1(), row.value2(), StixId.parse(row.value3()), row.value4(), row.value5())));
        }
        Set<Long> wanted = new HashSet<>();
        rows.stream().collect(Collectors.groupingBy(Row::id)).forEach((id, ofObject) -> {
            Optional<StixTimestamp> version = Objects.requireNonNull(versions.get(id));
            wanted.addAll(fromOthers(ofObject, version.map(VersionKey::of)));
        });
        return fetch(sql, wanted);
    }

    /** The records of one object that count: none before which the reader had contributed it. */
    private static Set<Long> fromOthers(List<Row> rows, Optional<String> version) {
        long firstOwn = rows.stream().filter(Row::own).mapToLong(Row::key).min().orElse(Long.MAX_VALUE);
        boolean receivedFirst = rows.stream().anyMatch(row -> !row.own() && row.key() < firstOwn);
        Map<Long, Long> lastOfChannel = new HashMap<>();
        Set<Long> wanted = new HashSet<>();
        for (Row row : rows) {
            if (receivedFirst && !row.own()) {
                lastOfChannel.merge(row.channel(), row.key(), Math::max);
                if (version.filter(row.version()::equals).isPresent()) {
                    wanted.add(row.key());
                }
            }
        }
        wanted.addAll(lastOfChannel.values());
        return wanted;
    }

    private static List<Received> fetch(DSLContext sql, Set<Long> keys) {
        List<Received> received = new ArrayList<>();
        for (List<Long> some : Batches.of(keys, SqlRecords.IDS_AT_ONCE)) {
            received.addAll(sql.select(Channels.UUID, RECORD.stixId(), RECORD.written(), RECORD.json())
                    .from(RECORD.table())
                    .join(Channels.TABLE)
                    .on(Channels.ID.eq(RECORD.channel()))
                    .where(RECORD.id().in(some))
                    .orderBy(RECORD.id())
                    .fetch(row -> new Received(
                            new ChannelId(UUID.fromString(row.value1())),
                            StixId.parse(row.value2()),
                            StixTimestamp.parse(row.value3()),
                            row.value4())));
        }
        return received;
    }

    private static Condition own(Owner reader) {
        return switch (reader) {
            case Owner.Hub() -> RECORD.member().isNull();
            case Owner.OfMember(MemberId member) ->
                DSL.coalesce(RECORD.member(), DSL.inline(-1L)).eq(Owners.keyOf(member));
        };
    }

    /** The channels by their keys, so that each object is looked for in an index of each. */
    private static Condition mayKnow(Owner reader) {
        return switch (reader) {
            case Owner.Hub() -> RECORD.channel().in(DSL.select(Channels.ID).from(Channels.TABLE));
            case Owner.OfMember(MemberId member) ->
                RECORD.channel()
                        .in(admitted(member, DSL.noCondition()))
                        .and(RECORD.channel()
                                .in(admitted(
                                        member,
                                        Admissions.CAN_READ
                                                .ne(0)
                                                .and(DSL.coalesce(Admissions.SINCE, DSL.inline(0L))
                                                        .lt(RECORD.position()))))
                                .or(own(reader)));
        };
    }

    private static Select<Record1<Long>> admitted(MemberId member, Condition rights) {
        return DSL.select(Admissions.CHANNEL)
                .from(Admissions.TABLE)
                .where(Admissions.MEMBER.eq(Owners.keyOf(member)))
                .and(rights);
    }
}

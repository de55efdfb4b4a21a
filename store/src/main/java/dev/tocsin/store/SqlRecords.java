package dev.tocsin.store;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.log.Logged;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.share.record.FeedBell;
import dev.tocsin.share.record.FeedEnd;
import dev.tocsin.share.record.ManifestEntry;
import dev.tocsin.share.record.Page;
import dev.tocsin.share.record.Place;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Received;
import dev.tocsin.share.record.Records;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.record.Sight;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.share.record.Withdrawal;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.Shared;
import dev.tocsin.store.Schema.Withdrawals;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/** What channels hold, in a database. */
final class SqlRecords implements Records {

    /** As many ids in one question. */
    static final int IDS_AT_ONCE = 500;

    private static final Shared RECORD = Shared.RECORD;
    // Made once: a column is asked for in every row.
    private static final Field<Long> POSITION = RECORD.position();
    private static final Field<Long> ADDED = RECORD.added();
    private static final Field<String> STIX_ID = RECORD.stixId();
    private static final Field<String> WRITTEN = RECORD.written();
    private static final Field<String> SPEC_VERSION = RECORD.specVersion();
    private static final Field<String> JSON = RECORD.json();
    private static final Field<String> CONTRIBUTOR =
            Owners.uuid(RECORD.member()).as("contributor");
    private static final Field<String> WITHDRAWN_BY =
            Owners.uuid(Withdrawals.MEMBER).as("withdrawn_by");
    private static final Field<Integer> WITHDRAWALS_OF_CHANNEL =
            DSL.field(DSL.selectCount().from(Withdrawals.TABLE).where(Withdrawals.CHANNEL.eq(Channels.ID)));

    private final Database database;
    private final SqlCommitments commitments;
    private final FeedBell bell;
    private final InstantSource clock;

    SqlRecords(Database database, SqlCommitments commitments, FeedBell bell, InstantSource clock) {
        this.clock = clock;
        this.bell = bell;
        this.database = database;
        this.commitments = commitments;
    }

    @Override
    public Page<SharedRecord> read(ChannelId channel, Position since, Selection selection, int limit) {
        return page(
                channel,
                since,
                selection,
                limit,
                List.of(JSON),
                row -> new SharedRecord(place(row), id(row), version(row), row.get(SPEC_VERSION), row.get(JSON)));
    }

    @Override
    public Page<ManifestEntry> manifest(ChannelId channel, Position since, Selection selection, int limit) {
        return page(
                channel,
                since,
                selection,
                limit,
                List.of(),
                row -> new ManifestEntry(place(row), id(row), version(row), row.get(SPEC_VERSION)));
    }

    private <T> Page<T> page(
            ChannelId channel,
            Position since,
            Selection selection,
            int limit,
            List<Field<?>> further,
            RecordMapper<Record, T> mapper) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page holds at least one record, not " + limit);
        }
        List<SelectField<?>> fields = new ArrayList<>(List.of(POSITION, ADDED, STIX_ID, WRITTEN, SPEC_VERSION));
        fields.addAll(further);
        Current current = Current.at(clock);
        List<T> found = database.read(sql -> sql.select(fields)
                .from(RECORD.table())
                .where(Selections.of(channel, since, selection, current))
                .orderBy(selection.ids().isEmpty() ? POSITION : Selections.position())
                .limit((long) limit + 1)
                .fetch(mapper));
        boolean more = found.size() > limit;
        return new Page<>(more ? found.subList(0, limit) : found, more);
    }

    @Override
    public Map<StixId, StixObject> objects(ChannelId channel, Sight sight, Set<StixId> ids) {
        Map<StixId, StixObject> objects = new HashMap<>();
        Current current = Current.at(clock);
        for (List<StixId> some : Batches.of(ids, IDS_AT_ONCE)) {
            objects.putAll(database.read(sql -> sql.select(STIX_ID, JSON)
                    .from(RECORD.table())
                    .where(RECORD.channel().eq(ChannelKeys.keyOf(channel)))
                    .and(STIX_ID.in(Selections.texts(some)))
                    .and(Sights.within(sight, RECORD))
                    .and(Selections.versions(
                            Set.of(new VersionMatch.Last()), current, other -> Sights.within(sight, other)))
                    .fetchMap(SqlRecords::id, row -> StixObject.of(StixJson.read(row.get(JSON))))));
        }
        return objects;
    }

    @Override
    public List<Received> received(Owner reader, Map<StixId, Optional<StixTimestamp>> versions) {
        Current current = Current.at(clock);
        return database.read(sql -> Receptions.of(sql, reader, versions, current));
    }

    @Override
    public Set<Owner> contributors(ChannelId channel, Sight sight, StixId id, Set<VersionMatch> versions) {
        return database.read(sql -> new HashSet<>(sql.selectDistinct(CONTRIBUTOR)
                .from(RECORD.table())
                .where(versionsOf(channel, sight, id, versions))
                .fetch(row -> Owners.owner(row.value1()))));
    }

    @Override
    public List<Withdrawal> withdraw(
            ChannelId channel, Sight sight, StixId id, Set<VersionMatch> versions, Owner by, Instant when) {
        List<Withdrawal> withdrawn = database.write(sql -> {
            lock(sql, channel);
            List<? extends Record> rows = sql.select(RECORD.id(), POSITION, ADDED, STIX_ID, WRITTEN)
                    .from(RECORD.table())
                    .where(versionsOf(channel, sight, id, versions))
                    .and(Sights.owned(by, RECORD))
                    .orderBy(Selections.position())
                    .fetch();
            for (Record row : rows) {
                withdraw(sql, channel, row, by, when);
            }
            if (!rows.isEmpty()) {
                List<StixTimestamp> gone =
                        rows.stream().map(row -> told(sight, row, when)).toList();
                commitments.add(sql, new Logged.Withdrawal(ProofId.random(), by, channel, when, id, gone));
            }
            return rows.stream()
                    .map(row -> new Withdrawal(
                            channel, new Position(row.get(POSITION)), id, told(sight, row, when), by, when))
                    .toList();
        });
        if (!withdrawn.isEmpty()) {
            bell.ring(channel);
        }
        return withdrawn;
    }

    /**
     * The version as whoever takes it back is told it. Where it is the date at which it was added, that may have made room
     * for what others share, of which not everybody may know.
     */
    private static StixTimestamp told(Sight sight, Record row, Instant when) {
        StixTimestamp version = version(row);
        boolean chosenHere = version.equals(StixTimestamp.of(Micros.toInstant(row.get(ADDED))));
        return chosenHere && sight instanceof Sight.OwnOnly ? StixTimestamp.of(when) : version;
    }

    /** So that a channel's withdrawals are committed in the order of their keys, by which followers count them. */
    private static void lock(DSLContext sql, ChannelId channel) {
        sql.update(Channels.TABLE)
                .set(Channels.LAST_POSITION, Channels.LAST_POSITION)
                .where(Channels.UUID.eq(channel.toString()))
                .execute();
    }

    private static void withdraw(DSLContext sql, ChannelId channel, Record row, Owner by, Instant when) {
        sql.insertInto(Withdrawals.TABLE)
                .set(Withdrawals.CHANNEL, ChannelKeys.key(sql, channel))
                .set(Withdrawals.POSITION, row.get(POSITION))
                .set(Withdrawals.STIX_ID, row.get(STIX_ID))
                .set(Withdrawals.WRITTEN, row.get(WRITTEN))
                .set(Withdrawals.MEMBER, Owners.key(sql, by))
                .set(Withdrawals.MOMENT, Micros.of(when))
                .execute();
        sql.deleteFrom(RECORD.table())
                .where(RECORD.id().eq(row.get(RECORD.id())))
                .execute();
    }

    @Override
    public FeedEnd end(ChannelId channel) {
        return database.read(sql -> sql.select(Channels.LAST_POSITION, WITHDRAWALS_OF_CHANNEL)
                .from(Channels.TABLE)
                .where(Channels.UUID.eq(channel.toString()))
                .fetchOptional(row -> new FeedEnd(new Position(row.value1()), row.value2()))
                .orElse(FeedEnd.START));
    }

    @Override
    public List<Withdrawal> withdrawals(ChannelId channel) {
        return withdrawals(channel, 0, Integer.MAX_VALUE);
    }

    @Override
    public List<Withdrawal> withdrawals(ChannelId channel, long after, int limit) {
        return database.read(sql -> sql.select(
                        Withdrawals.POSITION,
                        Withdrawals.STIX_ID,
                        Withdrawals.WRITTEN,
                        WITHDRAWN_BY,
                        Withdrawals.MOMENT)
                .from(Withdrawals.TABLE)
                .where(Withdrawals.CHANNEL.eq(ChannelKeys.keyOf(channel)))
                .orderBy(Withdrawals.ID)
                .limit(limit)
                .offset(after)
                .fetch(row -> new Withdrawal(
                        channel,
                        new Position(row.get(Withdrawals.POSITION)),
                        StixId.parse(row.get(Withdrawals.STIX_ID)),
                        StixTimestamp.parse(row.get(Withdrawals.WRITTEN)),
                        Owners.owner(row.get(WITHDRAWN_BY)),
                        Micros.toInstant(row.get(Withdrawals.MOMENT)))));
    }

    private Condition versionsOf(ChannelId channel, Sight sight, StixId id, Set<VersionMatch> versions) {
        return RECORD.channel()
                .eq(ChannelKeys.keyOf(channel))
                .and(STIX_ID.eq(id.toString()))
                .and(Sights.within(sight, RECORD))
                .and(Selections.versions(versions, Current.at(clock), other -> Sights.within(sight, other)));
    }

    private static Place place(Record row) {
        return new Place(new Position(row.get(POSITION)), Micros.toInstant(row.get(ADDED)));
    }

    private static StixId id(Record row) {
        return StixId.parse(row.get(STIX_ID));
    }

    private static StixTimestamp version(Record row) {
        return StixTimestamp.parse(row.get(WRITTEN));
    }
}

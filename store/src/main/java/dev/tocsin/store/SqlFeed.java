package dev.tocsin.store;

import dev.tocsin.share.anonymity.Pseudonymity;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.GoneMeanwhile;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.contribution.ContentDigest;
import dev.tocsin.share.contribution.EmbargoId;
import dev.tocsin.share.contribution.Feed;
import dev.tocsin.share.contribution.Original;
import dev.tocsin.share.record.Place;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Sight;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.Shared;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A channel's feed in a database, inside one transaction that has locked the channel. */
final class SqlFeed implements Feed {

    private static final Shared RECORD = Shared.RECORD;

    private final DSLContext sql;
    private final long channel;
    private final @Nullable Long contributor;
    private final boolean ownOnly;
    private final long unseenBy;
    private final List<ContentDigest> appended = new ArrayList<>();
    private final List<ContentDigest> embargoed = new ArrayList<>();
    private Place last;

    private SqlFeed(DSLContext sql, long channel, @Nullable Long contributor, boolean ownOnly, Place last) {
        this.sql = sql;
        this.channel = channel;
        this.contributor = contributor;
        this.ownOnly = ownOnly;
        this.unseenBy = ownOnly && contributor != null ? contributor : 0;
        this.last = last;
    }

    /**
     * Locks the channel, so that records are committed in the order of their places; SQLite has one writer anyway. What has
     * expired in it by then is gone.
     */
    static SqlFeed lock(DSLContext sql, ChannelId id, Owner contributor, Sight sight, Instant now) {
        // An update that changes nothing locks the row in either database, and returns it as it is once it is locked.
        Record channel = sql.update(Channels.TABLE)
                .set(Channels.LAST_POSITION, Channels.LAST_POSITION)
                .where(Channels.UUID.eq(id.toString()))
                .and(Channels.REMOVED.isNull())
                .returning(Channels.ID, Channels.LAST_POSITION, Channels.LAST_ADDED)
                .fetchOptional()
                .orElseThrow(() -> new GoneMeanwhile("no channel has the id " + id));
        SqlExpiry.remove(sql, channel.get(Channels.ID), now);
        Long key = Owners.key(sql, contributor);
        Place last = new Place(
                new Position(channel.get(Channels.LAST_POSITION)), Micros.toInstant(channel.get(Channels.LAST_ADDED)));
        return new SqlFeed(sql, channel.get(Channels.ID), key, sight instanceof Sight.OwnOnly, last);
    }

    @Override
    public Place last() {
        return last;
    }

    @Override
    public List<Held> held(Sight sight, Set<StixId> ids) {
        List<Held> held = new ArrayList<>();
        for (List<StixId> some : Batches.of(ids, SqlRecords.IDS_AT_ONCE)) {
            held.addAll(sql.select(RECORD.stixId(), RECORD.written(), RECORD.digest())
                    .from(RECORD.table())
                    .where(RECORD.channel().eq(channel))
                    .and(RECORD.stixId().in(Selections.texts(some)))
                    .and(Sights.within(sight, RECORD))
                    .orderBy(RECORD.stixId(), RECORD.version())
                    .fetch(row -> new Held(
                            StixId.parse(row.get(RECORD.stixId())),
                            StixTimestamp.parse(row.get(RECORD.written())),
                            new ContentDigest(row.get(RECORD.digest())))));
        }
        return held;
    }

    @Override
    public String json(Sight sight, StixId id, StixTimestamp version) {
        return sql.select(RECORD.json())
                .from(RECORD.table())
                .where(RECORD.channel().eq(channel))
                .and(RECORD.stixId().eq(id.toString()))
                .and(RECORD.version().eq(VersionKey.of(version)))
                .and(Sights.within(sight, RECORD))
                .orderBy(Selections.position().desc())
                .limit(1)
                .fetchSingle()
                .value1();
    }

    @Override
    public Standing hold(Hold hold) {
        return HeldRows.hold(sql, channel, contributor, ownOnly, hold);
    }

    @Override
    public Pseudonymity pseudonymity() {
        return SqlOriginals.pseudonymity(sql, contributor);
    }

    @Override
    public List<Original> originals(Set<StixId> ids) {
        return SqlOriginals.of(sql, channel, contributor, ids);
    }

    @Override
    public Set<StixId> ofOthers(Sight sight, Set<StixId> ids) {
        Condition others = contributor == null
                ? RECORD.member().isNotNull()
                : RECORD.member().isNull().or(RECORD.member().ne(contributor));
        Set<StixId> found = new HashSet<>();
        for (List<StixId> some : Batches.of(ids, SqlRecords.IDS_AT_ONCE)) {
            found.addAll(sql.selectDistinct(RECORD.stixId())
                    .from(RECORD.table())
                    .where(RECORD.channel().eq(channel))
                    .and(RECORD.stixId().in(Selections.texts(some)))
                    .and(others)
                    .and(Sights.within(sight, RECORD))
                    .fetch(row -> StixId.parse(row.value1())));
        }
        return found;
    }

    @Override
    public Optional<EmbargoId> embargo(Embargo embargo) {
        Optional<EmbargoId> id = EmbargoRows.keep(sql, channel, contributor, ownOnly, embargo);
        id.ifPresent(kept -> embargoed.add(embargo.digest()));
        return id;
    }

    @Override
    public void append(List<Entry> entries) {
        BatchBindStep insert = sql.batch(sql.insertInto(
                        Shared.STORED,
                        column("channel", Long.class),
                        column("position", Long.class),
                        column("added", Long.class),
                        column("stix_id", String.class),
                        column("stix_type", String.class),
                        column("version", String.class),
                        column("written", String.class),
                        column("spec_version", String.class),
                        column("member", Long.class),
                        column("unseen_by", Long.class),
                        column("digest", String.class),
                        column("json", String.class),
                        column("expires", Long.class))
                .values((Long) null, null, null, null, null, null, null, null, null, null, null, null, null));
        for (Entry entry : entries) {
            insert = insert.bind(
                    channel,
                    entry.place().position().number(),
                    Micros.of(entry.place().dateAdded()),
                    entry.id().toString(),
                    entry.id().type(),
                    VersionKey.of(entry.version()),
                    entry.version().toString(),
                    entry.specVersion(),
                    contributor,
                    unseenBy,
                    entry.digest().hex(),
                    entry.json(),
                    Micros.ofOptional(entry.expires()));
            appended.add(entry.original().map(Written::digest).orElse(entry.digest()));
        }
        insert.execute();
        for (Entry entry : entries) {
            entry.original().ifPresent(original -> SqlOriginals.keep(sql, channel, contributor, entry, original));
        }
        last = entries.getLast().place();
    }

    /** Keeps the last place with the channel. */
    void settle() {
        sql.update(Channels.TABLE)
                .set(Channels.LAST_POSITION, last.position().number())
                .set(Channels.LAST_ADDED, Micros.of(last.dateAdded()))
                .where(Channels.ID.eq(channel))
                .execute();
    }

    /** The digests of what was appended, in its order. */
    List<ContentDigest> appended() {
        return appended;
    }

    /** The digests of what waits for the end of its embargo, in the order in which it came. */
    List<ContentDigest> embargoed() {
        return embargoed;
    }

    long channel() {
        return channel;
    }

    @Nullable
    Long contributor() {
        return contributor;
    }

    private static <T> Field<T> column(String name, Class<T> type) {
        return DSL.field(DSL.name(name), type);
    }
}

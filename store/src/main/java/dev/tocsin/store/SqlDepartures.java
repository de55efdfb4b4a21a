package dev.tocsin.store;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.departure.Contributed;
import dev.tocsin.share.departure.Contributed.State;
import dev.tocsin.share.departure.Departures;
import dev.tocsin.share.log.Logged;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.share.record.FeedBell;
import dev.tocsin.store.Schema.Acceptances;
import dev.tocsin.store.Schema.Admissions;
import dev.tocsin.store.Schema.Agents;
import dev.tocsin.store.Schema.Changes;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.Commitments;
import dev.tocsin.store.Schema.HeldBack;
import dev.tocsin.store.Schema.IssuedTokens;
import dev.tocsin.store.Schema.Members;
import dev.tocsin.store.Schema.OriginalRows;
import dev.tocsin.store.Schema.Outcomes;
import dev.tocsin.store.Schema.Persons;
import dev.tocsin.store.Schema.PseudonymKeys;
import dev.tocsin.store.Schema.Reading;
import dev.tocsin.store.Schema.Received;
import dev.tocsin.store.Schema.Released;
import dev.tocsin.store.Schema.Shared;
import dev.tocsin.store.Schema.Waiting;
import dev.tocsin.store.Schema.Withdrawals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;

/** Departures in a database. */
final class SqlDepartures implements Departures {

    private static final Shared RECORD = Shared.RECORD;
    private static final int AT_ONCE = 500;

    private final Database database;
    private final SqlCommitments commitments;
    private final FeedBell bell;

    SqlDepartures(Database database, SqlCommitments commitments, FeedBell bell) {
        this.database = database;
        this.commitments = commitments;
        this.bell = bell;
    }

    @Override
    public void contributed(MemberId member, Instant now, Consumer<Contributed> to) {
        // Keys first, content after them: nobody who reads slowly keeps a transaction open.
        List<Long> shared =
                keys(RECORD.table(), RECORD.id(), RECORD.member().eq(Owners.keyOf(member)), RECORD.expires(), now);
        for (List<Long> some : Batches.of(shared, AT_ONCE)) {
            database.read(sql -> sql.select(Channels.UUID, coalesce(OriginalRows.JSON, RECORD.json()))
                            .from(RECORD.table())
                            .join(Channels.TABLE)
                            .on(Channels.ID.eq(RECORD.channel()))
                            .leftJoin(OriginalRows.TABLE)
                            .on(OriginalRows.CHANNEL.eq(RECORD.channel()))
                            .and(OriginalRows.POSITION.eq(RECORD.position()))
                            .where(RECORD.id().in(some))
                            .orderBy(RECORD.id())
                            .fetch(row -> contributed(row.value1(), State.SHARED, row.value2())))
                    .forEach(to);
        }
        Condition embargoed = Waiting.MEMBER.eq(Owners.keyOf(member));
        each(keys(Waiting.TABLE, Waiting.ID, embargoed, Waiting.EXPIRES, now), State.EMBARGOED, to);
        Condition held = HeldBack.MEMBER.eq(Owners.keyOf(member)).and(HeldBack.DECIDED.isNull());
        each(keys(HeldBack.TABLE, HeldBack.ID, held, HeldBack.EXPIRES, now), State.HELD, to);
    }

    private List<Long> keys(Table<?> table, Field<Long> key, Condition own, Field<Long> expires, Instant now) {
        return database.read(sql -> sql.select(key)
                .from(table)
                .where(own)
                .and(expires.isNull().or(expires.gt(Micros.of(now))))
                .orderBy(key)
                .fetch(Record1::value1));
    }

    private void each(List<Long> keys, State state, Consumer<Contributed> to) {
        boolean held = state == State.HELD;
        Table<?> table = held ? HeldBack.TABLE : Waiting.TABLE;
        Field<Long> key = held ? HeldBack.ID : Waiting.ID;
        for (List<Long> some : Batches.of(keys, AT_ONCE)) {
            database.read(sql -> sql.select(Channels.UUID, held ? HeldBack.JSON : Waiting.JSON)
                            .from(table)
                            .join(Channels.TABLE)
                            .on(Channels.ID.eq(held ? HeldBack.CHANNEL : Waiting.CHANNEL))
                            .where(key.in(some))
                            .orderBy(key)
                            .fetch(row -> contributed(row.value1(), state, row.value2())))
                    .forEach(to);
        }
    }

    private static Contributed contributed(String channel, State state, String json) {
        return new Contributed(new ChannelId(UUID.fromString(channel)), state, json);
    }

    @Override
    public List<ProofId> proofs(MemberId member) {
        return database.read(sql -> sql.select(Commitments.UUID)
                .from(Commitments.TABLE)
                .where(Commitments.MEMBER.eq(Owners.keyOf(member)))
                .and(Commitments.SALT.isNotNull())
                .orderBy(Commitments.ID)
                .fetch(row -> new ProofId(UUID.fromString(row.value1()))));
    }

    @Override
    public Optional<ProofId> leave(MemberId member, Instant when) {
        Optional<Gone> gone = database.write(sql -> sql.select(Members.ID)
                .from(Members.TABLE)
                .where(Members.UUID.eq(member.toString()))
                .and(Members.LEFT.isNull())
                .fetchOptional()
                .map(row -> leave(sql, member, row.value1(), when)));
        if (gone.isPresent()) {
            database.overwriteRemoved();
            gone.get().channels().forEach(bell::ring);
        }
        return gone.map(Gone::proof);
    }

    private record Gone(ProofId proof, List<ChannelId> channels) {}

    private Gone leave(DSLContext sql, MemberId member, long key, Instant when) {
        lockChannels(sql);
        List<ChannelId> channels = withdraw(sql, key, when);
        sql.deleteFrom(Waiting.TABLE).where(Waiting.MEMBER.eq(key)).execute();
        sql.deleteFrom(HeldBack.TABLE).where(HeldBack.MEMBER.eq(key)).execute();
        forgetReceipts(sql, Received.MEMBER.eq(key));
        sql.deleteFrom(PseudonymKeys.TABLE)
                .where(PseudonymKeys.OWNER.eq(member.toString()))
                .execute();
        sql.deleteFrom(Admissions.TABLE).where(Admissions.MEMBER.eq(key)).execute();
        sql.deleteFrom(IssuedTokens.TABLE).where(IssuedTokens.MEMBER.eq(key)).execute();
        sql.deleteFrom(Acceptances.TABLE).where(Acceptances.MEMBER.eq(key)).execute();
        SqlAuditTrail.forgetNames(sql, member, names(sql, key));
        sql.deleteFrom(Persons.TABLE).where(Persons.MEMBER.eq(key)).execute();
        sql.deleteFrom(Agents.TABLE).where(Agents.MEMBER.eq(key)).execute();
        sql.deleteFrom(Reading.TABLE).where(Reading.MEMBER.eq(key)).execute();
        sql.deleteFrom(Released.TABLE).where(Released.MEMBER.eq(key)).execute();
        SqlBeats.destroy(sql, key);
        sql.update(Members.TABLE)
                .set(Members.NAME, member.toString())
                .set(Members.SECTORS, "")
                .set(Members.VERIFIED_BY, (String) null)
                .set(Members.VERIFIED, (Long) null)
                .set(Members.GROUNDS, (String) null)
                .set(Members.LEFT, Micros.of(when))
                .where(Members.ID.eq(key))
                .execute();
        ProofId proof = ProofId.random();
        commitments.add(sql, new Logged.Departure(proof, member, when));
        return new Gone(proof, channels);
    }

    private static List<String> names(DSLContext sql, long key) {
        return sql.select(Members.NAME)
                .from(Members.TABLE)
                .where(Members.ID.eq(key))
                .unionAll(sql.select(Persons.NAME).from(Persons.TABLE).where(Persons.MEMBER.eq(key)))
                .unionAll(sql.select(Agents.NAME).from(Agents.TABLE).where(Agents.MEMBER.eq(key)))
                .fetch(Record1::value1);
    }

    /** In the order of their keys; whoever contributes has its channel locked, and finds no member after this. */
    private static void lockChannels(DSLContext sql) {
        for (Record1<Long> channel : sql.select(Channels.ID)
                .from(Channels.TABLE)
                .orderBy(Channels.ID)
                .fetch()) {
            sql.update(Channels.TABLE)
                    .set(Channels.LAST_POSITION, Channels.LAST_POSITION)
                    .where(Channels.ID.eq(channel.value1()))
                    .execute();
        }
    }

    /** From every feed, so that followers see it; originals go with their records. */
    private static List<ChannelId> withdraw(DSLContext sql, long key, Instant when) {
        List<ChannelId> channels = sql.selectDistinct(Channels.UUID)
                .from(RECORD.table())
                .join(Channels.TABLE)
                .on(Channels.ID.eq(RECORD.channel()))
                .where(RECORD.member().eq(key))
                .fetch(row -> new ChannelId(UUID.fromString(row.value1())));
        sql.insertInto(
                        Withdrawals.TABLE,
                        Withdrawals.CHANNEL,
                        Withdrawals.POSITION,
                        Withdrawals.STIX_ID,
                        Withdrawals.WRITTEN,
                        Withdrawals.MEMBER,
                        Withdrawals.MOMENT)
                .select(select(
                                RECORD.channel(),
                                RECORD.position(),
                                RECORD.stixId(),
                                RECORD.written(),
                                RECORD.member(),
                                val(Micros.of(when)))
                        .from(RECORD.table())
                        .where(RECORD.member().eq(key))
                        .orderBy(RECORD.channel(), RECORD.position()))
                .execute();
        sql.deleteFrom(RECORD.table()).where(RECORD.member().eq(key)).execute();
        return channels;
    }

    static void forgetReceipts(DSLContext sql, Condition which) {
        Select<Record1<Long>> own = select(Received.ID).from(Received.TABLE).where(which);
        sql.deleteFrom(Changes.TABLE).where(Changes.CONTRIBUTION.in(own)).execute();
        sql.deleteFrom(Outcomes.TABLE).where(Outcomes.CONTRIBUTION.in(own)).execute();
        sql.deleteFrom(Received.TABLE).where(which).execute();
    }
}

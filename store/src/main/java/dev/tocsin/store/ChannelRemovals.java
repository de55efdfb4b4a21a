package dev.tocsin.store;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.ChannelRemoval;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.log.Logged;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.store.Schema.Admissions;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.HeldBack;
import dev.tocsin.store.Schema.Members;
import dev.tocsin.store.Schema.Reading;
import dev.tocsin.store.Schema.Received;
import dev.tocsin.store.Schema.Released;
import dev.tocsin.store.Schema.Shared;
import dev.tocsin.store.Schema.Waiting;
import dev.tocsin.store.Schema.Withdrawals;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** Removes channels, inside a transaction that has locked the channel. */
final class ChannelRemovals {

    private static final Shared RECORD = Shared.RECORD;

    private ChannelRemovals() {}

    static ChannelRemoval remove(
            DSLContext sql, SqlCommitments commitments, ChannelId channel, boolean withAllItHolds, Instant when) {
        long key = ChannelKeys.key(sql, channel);
        Condition waiting = Waiting.CHANNEL.eq(key);
        Condition held = HeldBack.CHANNEL.eq(key).and(HeldBack.DECIDED.isNull());
        int records = sql.fetchCount(RECORD.table(), RECORD.channel().eq(key));
        int waits = sql.fetchCount(Waiting.TABLE, waiting) + sql.fetchCount(HeldBack.TABLE, held);
        if (records + waits > 0 && !withAllItHolds) {
            Set<Long> contributors = new HashSet<>();
            contributors.addAll(contributors(
                    sql, RECORD.table(), RECORD.member(), RECORD.channel().eq(key)));
            contributors.addAll(contributors(sql, Waiting.TABLE, Waiting.MEMBER, waiting));
            contributors.addAll(contributors(sql, HeldBack.TABLE, HeldBack.MEMBER, held));
            return new ChannelRemoval.NotEmpty(records, waits, contributors.size());
        }
        empty(sql, key);
        List<MemberId> members = sql.select(Members.UUID)
                .from(Admissions.TABLE)
                .join(Members.TABLE)
                .on(Admissions.MEMBER.eq(Members.ID))
                .where(Admissions.CHANNEL.eq(key))
                .orderBy(Members.ID)
                .fetch(row -> new MemberId(UUID.fromString(row.value1())));
        sql.deleteFrom(Admissions.TABLE).where(Admissions.CHANNEL.eq(key)).execute();
        sql.update(Channels.TABLE)
                .set(Channels.NAME, channel.toString())
                .set(Channels.TITLE, "")
                .set(Channels.DESCRIPTION, "")
                .set(Channels.REMOVED, Micros.of(when))
                .where(Channels.ID.eq(key))
                .execute();
        commitments.add(sql, new Logged.Removal(ProofId.random(), new Owner.Hub(), channel, when));
        members.forEach(member ->
                commitments.add(sql, new Logged.Removal(ProofId.random(), new Owner.OfMember(member), channel, when)));
        return new ChannelRemoval.Removed();
    }

    /** Originals go with their records. */
    private static void empty(DSLContext sql, long key) {
        sql.deleteFrom(RECORD.table()).where(RECORD.channel().eq(key)).execute();
        sql.deleteFrom(Withdrawals.TABLE).where(Withdrawals.CHANNEL.eq(key)).execute();
        sql.deleteFrom(Waiting.TABLE).where(Waiting.CHANNEL.eq(key)).execute();
        sql.deleteFrom(HeldBack.TABLE).where(HeldBack.CHANNEL.eq(key)).execute();
        SqlDepartures.forgetReceipts(sql, Received.CHANNEL.eq(key));
        sql.deleteFrom(Reading.TABLE).where(Reading.CHANNEL.eq(key)).execute();
        sql.deleteFrom(Released.TABLE).where(Released.CHANNEL.eq(key)).execute();
    }

    private static List<Long> contributors(DSLContext sql, Table<?> table, Field<Long> member, Condition where) {
        Field<Long> orTheHub = coalesce(member, val(0L));
        return sql.selectDistinct(orTheHub).from(table).where(where).fetch(orTheHub);
    }
}

package dev.tocsin.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.contribution.ContributionId;
import dev.tocsin.share.contribution.Feed.Hold;
import dev.tocsin.share.contribution.Feed.Standing;
import dev.tocsin.share.contribution.HeldId;
import dev.tocsin.share.contribution.HeldObject;
import dev.tocsin.share.contribution.HeldObject.State;
import dev.tocsin.share.record.Sight;
import dev.tocsin.share.screen.BenignList;
import dev.tocsin.share.screen.OnList;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.HeldBack;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/** Objects that are held for a person, as rows. */
final class HeldRows {

    private static final Field<String> CONTRIBUTOR = field(name("contributor"), String.class);
    private static final Field<String> BY = field(name("by_whom"), String.class);

    private HeldRows() {}

    /** Keeps an object, or says where the same of the same contributor stands. */
    static Standing hold(DSLContext sql, long channel, @Nullable Long member, boolean ownOnly, Hold hold) {
        Condition whose = member == null ? HeldBack.MEMBER.isNull() : HeldBack.MEMBER.eq(member);
        Optional<HeldObject> there = select(
                        sql,
                        HeldBack.CHANNEL
                                .eq(channel)
                                .and(HeldBack.STIX_ID.eq(hold.id().toString()))
                                .and(HeldBack.DIGEST.eq(hold.digest().hex()))
                                .and(whose))
                .fetch(HeldRows::object)
                .reversed()
                .stream()
                .findFirst();
        // What was released and is not there any more was taken back: it waits for a person again.
        if (there.isPresent() && !(there.get().state() instanceof State.Released)) {
            return new Standing(there.get().id(), there.get().state());
        }
        HeldId id = HeldId.random();
        sql.insertInto(HeldBack.TABLE)
                .set(HeldBack.UUID, id.toString())
                .set(HeldBack.CHANNEL, channel)
                .set(HeldBack.MEMBER, member)
                .set(HeldBack.OWN_ONLY, ownOnly ? 1 : 0)
                .set(HeldBack.STIX_ID, hold.id().toString())
                .set(
                        HeldBack.WRITTEN,
                        hold.version().map(StixTimestamp::toString).orElse(null))
                .set(HeldBack.DIGEST, hold.digest().hex())
                .set(HeldBack.JSON, hold.json())
                .set(HeldBack.EXPIRES, Micros.ofOptional(hold.expires()))
                .set(HeldBack.VALUE, hold.found().value())
                .set(HeldBack.LIST_NAME, hold.found().list())
                .set(HeldBack.LIST_ORIGIN, hold.found().origin().name())
                .set(HeldBack.SINCE, Micros.of(hold.since()))
                .execute();
        return new Standing(id, new State.Waiting());
    }

    /** Rows for {@link #object}, the oldest first. */
    static Select<? extends Record> select(DSLContext sql, Condition condition) {
        return sql.select(HeldBack.TABLE.asterisk())
                .select(
                        Channels.UUID.as("channel_uuid"),
                        Owners.uuid(HeldBack.MEMBER).as(CONTRIBUTOR),
                        Owners.uuid(HeldBack.DECIDED_BY).as(BY))
                .from(HeldBack.TABLE)
                .join(Channels.TABLE)
                .on(HeldBack.CHANNEL.eq(Channels.ID))
                .where(condition)
                .orderBy(HeldBack.ID);
    }

    static HeldObject object(Record row) {
        Owner contributor = Owners.owner(row.get(CONTRIBUTOR));
        return new HeldObject(
                new HeldId(UUID.fromString(row.get(HeldBack.UUID))),
                new ChannelId(UUID.fromString(row.get("channel_uuid", String.class))),
                contributor,
                row.get(HeldBack.OWN_ONLY) == 1 ? new Sight.OwnOnly(contributor) : new Sight.Everything(),
                StixId.parse(row.get(HeldBack.STIX_ID)),
                Optional.ofNullable(row.get(HeldBack.WRITTEN)).map(StixTimestamp::parse),
                row.get(HeldBack.JSON),
                new OnList(
                        row.get(HeldBack.VALUE),
                        row.get(HeldBack.LIST_NAME),
                        BenignList.Origin.valueOf(row.get(HeldBack.LIST_ORIGIN))),
                Micros.toInstant(row.get(HeldBack.SINCE)),
                state(row));
    }

    private static State state(Record row) {
        if (row.get(HeldBack.DECIDED) == null) {
            return new State.Waiting();
        }
        Owner by = Owners.owner(row.get(BY));
        var when = Micros.toInstant(row.get(HeldBack.DECIDED));
        return row.get(HeldBack.RECEIPT) == null
                ? new State.Refused(by, when, row.get(HeldBack.NOTE))
                : new State.Released(
                        by,
                        when,
                        row.get(HeldBack.NOTE),
                        new ContributionId(UUID.fromString(row.get(HeldBack.RECEIPT))));
    }
}

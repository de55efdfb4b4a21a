package dev.tocsin.store;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;

import dev.tocsin.share.contribution.Statuses;
import dev.tocsin.store.Schema.Changes;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.HeldBack;
import dev.tocsin.store.Schema.Outcomes;
import dev.tocsin.store.Schema.Received;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The end of statuses in a database. */
final class SqlStatuses implements Statuses {

    private static final int AT_ONCE = 100;

    /** The contribution by which a held object was released, beside the one that brought it. */
    private static final Table<Record> RELEASE = Received.TABLE.as("release");

    private static final Table<Record> ITS_OUTCOME = Outcomes.TABLE.as("its_outcome");

    private final Database database;

    SqlStatuses(Database database) {
        this.database = database;
    }

    @Override
    public int complete(Instant receivedUntil, Instant now) {
        Condition over = Received.COMPLETED
                .isNull()
                .and(Received.REQUESTED.le(Micros.of(receivedUntil)))
                .and(nothingWaits(now));
        return inEachChannel(
                over,
                (sql, ids) -> sql.update(Received.TABLE)
                        .set(Received.COMPLETED, Micros.of(now))
                        .where(Received.ID.in(ids))
                        .execute());
    }

    @Override
    public int forget(Instant completedUntil) {
        Condition over = Received.COMPLETED
                .isNotNull()
                .and(Received.COMPLETED.le(Micros.of(completedUntil)))
                .and(isToldOfByNoOther());
        int removed = inEachChannel(over, SqlStatuses::remove);
        if (removed > 0) {
            database.overwriteRemoved();
        }
        return removed;
    }

    /** One transaction each, that has no other channel locked: nodes that do this at once cannot block each other. */
    private int inEachChannel(Condition over, BiFunction<DSLContext, List<Long>, Integer> change) {
        List<Long> channels = database.read(sql -> sql.selectDistinct(Received.CHANNEL)
                .from(Received.TABLE)
                .where(over)
                .orderBy(Received.CHANNEL)
                .fetch(Received.CHANNEL));
        int changed = 0;
        for (long channel : channels) {
            changed += database.write(sql -> {
                sql.update(Channels.TABLE)
                        .set(Channels.LAST_POSITION, Channels.LAST_POSITION)
                        .where(Channels.ID.eq(channel))
                        .execute();
                List<Long> ids = sql.select(Received.ID)
                        .from(Received.TABLE)
                        .where(Received.CHANNEL.eq(channel))
                        .and(over)
                        .orderBy(Received.ID)
                        .limit(AT_ONCE)
                        .fetch(Received.ID);
                return ids.isEmpty() ? 0 : change.apply(sql, ids);
            });
        }
        return changed;
    }

    private static int remove(DSLContext sql, List<Long> ids) {
        sql.deleteFrom(Changes.TABLE).where(Changes.CONTRIBUTION.in(ids)).execute();
        sql.deleteFrom(Outcomes.TABLE).where(Outcomes.CONTRIBUTION.in(ids)).execute();
        return sql.deleteFrom(Received.TABLE).where(Received.ID.in(ids)).execute();
    }

    /** Neither for the end of an embargo nor for a person, nor, once a person has released it, for the end of an embargo. */
    private static Condition nothingWaits(Instant now) {
        Condition releasedUnderEmbargo = exists(select(inline(1))
                .from(RELEASE)
                .join(ITS_OUTCOME)
                .on(of(ITS_OUTCOME, Outcomes.CONTRIBUTION).eq(of(RELEASE, Received.ID)))
                .where(of(RELEASE, Received.UUID).eq(HeldBack.RECEIPT))
                .and(waitsForEmbargo(of(ITS_OUTCOME, Outcomes.KIND), of(ITS_OUTCOME, Outcomes.EXPIRES), now)));
        Condition waitsForPerson = Outcomes.KIND
                .eq(inline(OutcomeRows.HELD))
                .and(exists(select(inline(1))
                        .from(HeldBack.TABLE)
                        .where(HeldBack.UUID.eq(Outcomes.VALUE))
                        .and(HeldBack.DECIDED.isNull().or(releasedUnderEmbargo))));
        return notExists(select(inline(1))
                .from(Outcomes.TABLE)
                .where(Outcomes.CONTRIBUTION.eq(Received.ID))
                .and(waitsForEmbargo(Outcomes.KIND, Outcomes.EXPIRES, now).or(waitsForPerson)));
    }

    /** What expired under its embargo waits for nothing. */
    private static Condition waitsForEmbargo(Field<String> kind, Field<Long> expires, Instant now) {
        return kind.eq(inline(OutcomeRows.EMBARGOED)).and(expires.isNull().or(expires.gt(Micros.of(now))));
    }

    /** What a person released is told of by the contribution that brought it, as long as that has a status. */
    private static Condition isToldOfByNoOther() {
        return notExists(select(inline(1))
                .from(HeldBack.TABLE)
                .join(Outcomes.TABLE)
                .on(Outcomes.VALUE.eq(HeldBack.UUID))
                .where(HeldBack.RECEIPT.eq(Received.UUID))
                .and(Outcomes.KIND.eq(inline(OutcomeRows.HELD))));
    }

    private static <T> Field<T> of(Table<Record> alias, Field<T> column) {
        return DSL.field(name(alias.getName(), column.getName()), column.getType());
    }
}

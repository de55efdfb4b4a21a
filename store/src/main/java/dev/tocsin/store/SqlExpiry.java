package dev.tocsin.store;

import dev.tocsin.share.record.Expiry;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.HeldBack;
import dev.tocsin.store.Schema.Shared;
import dev.tocsin.store.Schema.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** Removes what has expired from a database. */
final class SqlExpiry implements Expiry {

    private static final Shared RECORD = Shared.RECORD;
    private static final String NOTE = "its terms expired before a person had looked at it";

    private final Database database;

    SqlExpiry(Database database) {
        this.database = database;
    }

    @Override
    public int remove(Instant now) {
        Set<Long> channels = database.read(sql -> due(sql, now));
        int removed = 0;
        for (long channel : channels) {
            // One transaction each, that has no other channel locked: nodes that do this at once cannot block each
            // other.
            removed += database.write(sql -> {
                lock(sql, channel);
                return remove(sql, channel, now);
            });
        }
        if (removed > 0) {
            database.overwriteRemoved();
        }
        return removed;
    }

    private static Set<Long> due(DSLContext sql, Instant now) {
        Set<Long> channels = new TreeSet<>(sql.selectDistinct(RECORD.channel())
                .from(RECORD.table())
                .where(RECORD.expires().le(Micros.of(now)))
                .fetch(RECORD.channel()));
        channels.addAll(sql.selectDistinct(HeldBack.CHANNEL)
                .from(HeldBack.TABLE)
                .where(HeldBack.EXPIRES.le(Micros.of(now)))
                .fetch(HeldBack.CHANNEL));
        channels.addAll(sql.selectDistinct(Waiting.CHANNEL)
                .from(Waiting.TABLE)
                .where(Waiting.EXPIRES.le(Micros.of(now)))
                .fetch(Waiting.CHANNEL));
        return channels;
    }

    private static void lock(DSLContext sql, long channel) {
        sql.update(Channels.TABLE)
                .set(Channels.LAST_POSITION, Channels.LAST_POSITION)
                .where(Channels.ID.eq(channel))
                .execute();
    }

    /** Inside a transaction that has locked the channel. Of what was held the fact remains, for its contributor. */
    static int remove(DSLContext sql, long channel, Instant now) {
        int records = sql.deleteFrom(RECORD.table())
                .where(RECORD.channel().eq(channel))
                .and(RECORD.expires().le(Micros.of(now)))
                .execute();
        int waiting = sql.deleteFrom(Waiting.TABLE)
                .where(Waiting.CHANNEL.eq(channel))
                .and(Waiting.EXPIRES.le(Micros.of(now)))
                .execute();
        List<Long> held = sql.select(HeldBack.ID)
                .from(HeldBack.TABLE)
                .where(HeldBack.CHANNEL.eq(channel))
                .and(HeldBack.EXPIRES.le(Micros.of(now)))
                .fetch(HeldBack.ID);
        for (long id : held) {
            sql.update(HeldBack.TABLE)
                    .set(HeldBack.DECIDED, Micros.of(now))
                    .set(HeldBack.NOTE, NOTE)
                    .where(HeldBack.ID.eq(id))
                    .and(HeldBack.DECIDED.isNull())
                    .execute();
            sql.update(HeldBack.TABLE)
                    .set(HeldBack.JSON, "{}")
                    .set(HeldBack.EXPIRES, (Long) null)
                    .where(HeldBack.ID.eq(id))
                    .execute();
        }
        return records + waiting + held.size();
    }
}

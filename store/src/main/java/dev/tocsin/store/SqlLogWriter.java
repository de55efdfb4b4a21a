package dev.tocsin.store;

import static org.jooq.impl.DSL.field;

import dev.tocsin.share.log.LogWriter;
import dev.tocsin.store.Schema.LogWriters;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The turn of one node among those on one PostgreSQL database. Time is the database's: the nodes' clocks may differ. */
final class SqlLogWriter implements LogWriter {

    private static final int ROW = 1;
    private static final Field<Long> NOW =
            field("(extract(epoch from clock_timestamp()) * 1000000)::bigint", Long.class);

    private final Database database;
    private final String node;

    /** @param node another one for each process, so that one that died and came again waits like the others */
    SqlLogWriter(Database database, String node) {
        this.database = database;
        this.node = node;
    }

    @Override
    public String keys(String own) {
        return database.write(sql -> {
            sql.insertInto(LogWriters.TABLE)
                    .set(LogWriters.ID, ROW)
                    .set(LogWriters.KEYS, own)
                    .set(LogWriters.NODE, node)
                    .set(LogWriters.SEEN, NOW)
                    .onConflictDoNothing()
                    .execute();
            return sql.select(LogWriters.KEYS)
                    .from(LogWriters.TABLE)
                    .fetchSingle()
                    .value1();
        });
    }

    @Override
    public boolean hasKeys() {
        return database.read(sql -> sql.fetchExists(LogWriters.TABLE));
    }

    @Override
    public boolean takeTurn(Duration patience) {
        long micros = TimeUnit.MICROSECONDS.convert(patience);
        return database.write(sql -> sql.update(LogWriters.TABLE)
                        .set(LogWriters.NODE, node)
                        .set(LogWriters.SEEN, NOW)
                        .where(LogWriters.NODE.eq(node).or(LogWriters.SEEN.lt(NOW.minus(micros))))
                        .execute()
                > 0);
    }

    @Override
    public void handOver() {
        database.write(sql -> sql.update(LogWriters.TABLE)
                .set(LogWriters.SEEN, 0L)
                .where(LogWriters.NODE.eq(node))
                .execute());
    }

    @Override
    public void forgetKeys() {
        database.write(sql -> sql.deleteFrom(LogWriters.TABLE).execute());
    }

    /** Whether the turn is this node's until the end of the transaction: a node that was thought dead ends no beat any more. */
    boolean holds(DSLContext sql) {
        return sql.select(LogWriters.NODE)
                .from(LogWriters.TABLE)
                .where(LogWriters.NODE.eq(node))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }
}

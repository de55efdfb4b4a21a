package dev.tocsin.store;

import static org.jooq.impl.DSL.inline;

import com.zaxxer.hikari.HikariDataSource;
import dev.tocsin.store.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/** A PostgreSQL database, shared by any number of nodes. Writers to one channel wait for each other, others do not. */
final class PostgresDatabase implements Database {

    /** The first that Tocsin is made for. */
    private static final int LEAST_VERSION = 15;

    private static final int VERSION_UNIT = 10_000;
    private static final int TRIES = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private final String name;
    private final HikariDataSource source;

    private PostgresDatabase(String name, HikariDataSource source) {
        this.name = name;
        this.source = source;
    }

    /**
     * @throws StoreException if the server cannot be reached, would lose what it has answered, or is too old, or if the database is
     *     one of a newer version
     */
    static PostgresDatabase open(PostgresAddress address) {
        return open(address, (name, source) -> sql -> Migrations.bringUpToDate(name, Dialect.POSTGRES, sql, source));
    }

    /** As {@link #open}, and it must be of this version: nodes of another may be at it. */
    static PostgresDatabase beside(PostgresAddress address) {
        return open(address, (name, _) -> sql -> Migrations.requireCurrent(name, Dialect.POSTGRES, sql));
    }

    private static PostgresDatabase open(
            PostgresAddress address, BiFunction<String, DataSource, Consumer<DSLContext>> requirement) {
        HikariDataSource source = PostgresSource.open(address);
        PostgresDatabase database = new PostgresDatabase("the database at " + address, source);
        try {
            database.read(sql -> {
                database.requireUsable(sql);
                requirement.apply(database.name, source).accept(sql);
                return sql;
            });
            return database;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private void requireUsable(DSLContext sql) {
        int version = Integer.parseInt(setting(sql, "server_version_num")) / VERSION_UNIT;
        if (version < LEAST_VERSION) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    name + " is of PostgreSQL " + version,
                    "use PostgreSQL " + LEAST_VERSION + " or later");
        }
        if (setting(sql, "fsync").equals("off")) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    name + " does not write to its disk what it has answered: fsync is off",
                    "set fsync to on in postgresql.conf; a hub acknowledges nothing that a power cut could take");
        }
    }

    private static String setting(DSLContext sql, String setting) {
        return sql.fetchSingle("SELECT current_setting({0})", inline(setting)).get(0, String.class);
    }

    @Override
    public <T> T read(Function<DSLContext, T> question) {
        try (Connection connection = source.getConnection()) {
            return question.apply(Dialect.POSTGRES.on(connection));
        } catch (SQLException e) {
            throw Faults.of(name, e, e);
        } catch (RuntimeException e) {
            throw Faults.translate(name, e);
        }
    }

    @Override
    public <T> T write(Function<DSLContext, T> change) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return read(sql -> sql.transactionResult(inTransaction -> change.apply(inTransaction.dsl())));
            } catch (StoreException e) {
                if (left == 0 || !Faults.mayComeThrough(e)) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(StoreException failure) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /** PostgreSQL's own vacuum does so in its time; what its archives keep is for whoever runs it to decide. */
    @Override
    public void overwriteRemoved() {}

    @Override
    public void close() {
        source.close();
    }
}

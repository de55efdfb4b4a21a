package dev.tocsin.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.tocsin.store.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.DSLContext;

/** A PostgreSQL database, shared by any number of nodes. Writers to one channel wait for each other, others do not. */
final class PostgresDatabase implements Database {

    private static final int CONNECTIONS = 16;

    private final String name;
    private final HikariDataSource source;

    private PostgresDatabase(String name, HikariDataSource source) {
        this.name = name;
        this.source = source;
    }

    /** @throws StoreException if the server cannot be reached, or the database is one of a newer version */
    static PostgresDatabase open(String jdbcUrl) {
        // A URL may carry a password: what stands behind the question mark is not shown.
        String name = "the database at " + jdbcUrl.replaceFirst("\\?.*", "");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        HikariDataSource source;
        try {
            source = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    name + " cannot be reached: " + Objects.requireNonNullElse(e.getMessage(), "no reason given"),
                    "check the address, the user and the password, and that the server runs",
                    e);
        }
        PostgresDatabase database = new PostgresDatabase(name, source);
        try {
            database.read(sql -> {
                Migrations.bringUpToDate(name, Dialect.POSTGRES, sql, source);
                return sql;
            });
            return database;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
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
        return read(sql -> sql.transactionResult(inTransaction -> change.apply(inTransaction.dsl())));
    }

    /** PostgreSQL's own vacuum does so in its time; what its archives keep is for whoever runs it to decide. */
    @Override
    public void overwriteRemoved() {}

    @Override
    public void close() {
        source.close();
    }
}

package dev.tocsin.store;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server of a test's own, that writes to the disk what it has answered; or, by
 * {@code -Dpostgres=postgresql://user:password@host/database}, another one, whose database the tests empty.
 */
final class TestPostgres implements AutoCloseable {

    private final Optional<EmbeddedPostgres> server;
    private final String address;

    private TestPostgres(Optional<EmbeddedPostgres> server, String address) {
        this.server = server;
        this.address = address;
    }

    static TestPostgres start() throws IOException {
        String other = System.getProperty("postgres", "");
        if (!other.isEmpty()) {
            return new TestPostgres(Optional.empty(), other);
        }
        EmbeddedPostgres server =
                EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
        return new TestPostgres(
                Optional.of(server), "postgresql://postgres@localhost:" + server.getPort() + "/postgres");
    }

    PostgresAddress address() {
        return PostgresAddress.parse(address);
    }

    /** Takes everything out of the database but its schema. */
    void empty() {
        execute("""
                DO $$ BEGIN
                  EXECUTE (SELECT coalesce('TRUNCATE ' || string_agg(quote_ident(tablename), ', ')
                                           || ' RESTART IDENTITY CASCADE', 'SELECT 1')
                           FROM pg_tables
                           WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history');
                END $$""");
    }

    void execute(String... statements) {
        try (HikariDataSource source = PostgresSource.open(address());
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : List.of(statements)) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new AssertionError("cannot run " + List.of(statements), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }
}

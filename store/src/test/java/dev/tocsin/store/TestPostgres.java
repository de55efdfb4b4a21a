package dev.tocsin.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A PostgreSQL server of a test's own, that writes to the disk what it has answered. */
final class TestPostgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static TestPostgres start() throws IOException {
        return new TestPostgres(
                EmbeddedPostgres.builder().setServerConfig("fsync", "on").start());
    }

    PostgresAddress address() {
        return PostgresAddress.parse("postgresql://postgres@localhost:" + server.getPort() + "/postgres");
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
        try (Connection connection = server.getPostgresDatabase().getConnection();
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
        server.close();
    }
}

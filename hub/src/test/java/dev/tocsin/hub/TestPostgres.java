package dev.tocsin.hub;

import dev.tocsin.store.PostgresAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server of a test's own, that writes to the disk what it has answered. */
public final class TestPostgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    public static TestPostgres start() throws IOException {
        return new TestPostgres(
                EmbeddedPostgres.builder().setServerConfig("fsync", "on").start());
    }

    public PostgresAddress address() {
        return address("postgres");
    }

    PostgresAddress address(String database) {
        return PostgresAddress.parse("postgresql://postgres@localhost:" + server.getPort() + "/" + database);
    }

    /** Another database on the same server, with nothing in it. */
    void create(String database) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        } catch (SQLException e) {
            throw new AssertionError("cannot create the database " + database, e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package dev.tocsin.hub;

import dev.tocsin.store.PostgresAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

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
        return PostgresAddress.parse("postgresql://postgres@localhost:" + server.getPort() + "/postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

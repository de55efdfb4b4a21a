package dev.tocsin.benchmark.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The yardstick of what comes in: the objects' text put into a SQLite table with two indexes, 500 in a transaction, durable
 * at each commit, and nothing else.
 */
final class PlainInserts {

    private PlainInserts() {}

    static Rate run(Path folder, Duration time) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("plain.db"))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute(
                        "CREATE TABLE record (id INTEGER PRIMARY KEY, position INTEGER NOT NULL UNIQUE,"
                                + " stix_id TEXT NOT NULL, version TEXT NOT NULL, json TEXT NOT NULL, UNIQUE (stix_id, version))");
            }
            connection.setAutoCommit(false);
            return insert(connection, time);
        }
    }

    private static Rate insert(Connection connection, Duration time) throws SQLException {
        GeneratedObjects objects = new GeneratedObjects(-1);
        long started = System.nanoTime();
        long position = 0;
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO record (position, stix_id, version, json) VALUES (?, ?, ?, ?)")) {
            while (System.nanoTime() - started < time.toNanos()) {
                for (ObjectNode object : objects.objects(Intake.ENVELOPE)) {
                    insert.setLong(1, ++position);
                    insert.setString(2, object.path("id").asText());
                    insert.setString(3, object.path("modified").asText());
                    insert.setString(4, new String(StixJson.write(object), StandardCharsets.UTF_8));
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            }
        }
        return Rate.since(started, position);
    }
}

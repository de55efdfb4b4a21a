package dev.tocsin.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** A copy of a database as of one moment, also while another process writes to it (SQLite, "VACUUM INTO"). */
final class SqliteSnapshot {

    private static final int BUSY_TIMEOUT_MILLIS = 30_000;

    private SqliteSnapshot() {}

    /**
     * Copies a database into a file that is empty or not there, and looks whether the copy is whole.
     *
     * @throws StoreException if it cannot be read or written, or if it is damaged
     */
    static void write(Path database, Path copy) {
        try {
            SQLiteConfig patient = new SQLiteConfig();
            patient.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
            try (Connection from = patient.createConnection("jdbc:sqlite:" + database);
                    PreparedStatement vacuum = from.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, copy.toString());
                vacuum.execute();
            }
            requireWhole(copy);
        } catch (SQLException e) {
            throw Faults.of(database.toString(), e, e);
        }
    }

    private static void requireWhole(Path copy) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            String found = rows.next() ? rows.getString(1) : "nothing";
            if (!"ok".equals(found)) {
                throw new StoreException(
                        StoreException.Kind.DAMAGED,
                        "the copy of the store is damaged: " + found,
                        "the store itself may be: restore the last good backup");
            }
        }
    }
}

package dev.tocsin.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.tocsin.store.StoreException.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** A store of PostgreSQL as a file of SQLite, and back. */
final class PostgresCopy {

    /** The database gives out the keys itself, unless it is told otherwise. */
    private static final String WITH_THEIR_KEYS = " OVERRIDING SYSTEM VALUE";

    private PostgresCopy() {}

    /**
     * Copies the database as of one moment, also while nodes write to it.
     *
     * @param file is empty or not there
     * @throws StoreException if it cannot be read or written, or is of another version
     */
    static void write(PostgresAddress address, Path file) {
        PostgresDatabase.beside(address).close();
        SqliteDatabase.open(file).close();
        try (HikariDataSource source = PostgresSource.open(address);
                Connection from = source.getConnection();
                Connection to = sqlite(file)) {
            from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            from.setReadOnly(true);
            from.setAutoCommit(false);
            to.setAutoCommit(false);
            new StoreCopy(from, to).copy(StoreCopy.tables(to), "");
            to.commit();
        } catch (SQLException e) {
            throw Faults.of("the copy of the database at " + address, e, e);
        }
    }

    /**
     * Fills an empty database with what such a file has.
     *
     * @throws StoreException if it has something already, or cannot be written
     */
    static void fill(PostgresAddress address, Path file) {
        SqliteDatabase.open(file).close();
        PostgresDatabase.open(address).close();
        try (HikariDataSource source = PostgresSource.open(address);
                Connection to = source.getConnection();
                Connection from = sqlite(file)) {
            from.setAutoCommit(false);
            to.setAutoCommit(false);
            Map<String, List<String>> tables = StoreCopy.tables(from);
            for (String table : tables.keySet()) {
                requireEmpty(address, to, table);
            }
            new StoreCopy(from, to).copy(tables, WITH_THEIR_KEYS);
            for (var table : tables.entrySet()) {
                if (table.getValue().contains("id")) {
                    goOnBehind(to, table.getKey());
                }
            }
            to.commit();
        } catch (SQLException e) {
            throw Faults.of("the database at " + address, e, e);
        }
    }

    private static void requireEmpty(PostgresAddress address, Connection to, String table) throws SQLException {
        try (Statement statement = to.createStatement()) {
            // Nothing comes into it until this is committed.
            statement.execute("LOCK TABLE \"" + table + "\" IN ACCESS EXCLUSIVE MODE");
            try (ResultSet rows = statement.executeQuery("SELECT 1 FROM \"" + table + "\" LIMIT 1")) {
                if (rows.next()) {
                    throw new StoreException(
                            Kind.UNAVAILABLE,
                            "the database at " + address + " is not empty: its table " + table + " has something",
                            "give an empty database: createdb makes one");
                }
            }
        }
    }

    /** The next key that the database gives out, where it does, is behind those that are there. */
    private static void goOnBehind(Connection to, String table) throws SQLException {
        try (Statement statement = to.createStatement()) {
            statement.execute("SELECT setval(pg_get_serial_sequence('\"" + table + "\"', 'id'), max(id)) FROM \""
                    + table + "\" HAVING max(id) IS NOT NULL");
        }
    }

    private static Connection sqlite(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}

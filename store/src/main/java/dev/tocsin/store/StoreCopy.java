package dev.tocsin.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All rows of a store, from one database into another of the same schema that has none, each table after those that it refers to.
 * Keys stay what they are.
 */
final class StoreCopy {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final String TABLES =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                    + " AND name <> 'flyway_schema_history' ORDER BY name";

    private final Connection from;
    private final Connection to;

    /** Neither of them commits by itself. */
    StoreCopy(Connection from, Connection to) {
        this.from = from;
        this.to = to;
    }

    /** The columns of each table of a database of SQLite, in the order in which they can be filled. */
    static Map<String, List<String>> tables(Connection sqlite) throws SQLException {
        Map<String, Set<String>> references = new LinkedHashMap<>();
        for (String table : column(sqlite, TABLES, "name")) {
            references.put(
                    table, new LinkedHashSet<>(column(sqlite, "PRAGMA foreign_key_list(\"" + table + "\")", "table")));
        }
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        while (ordered.size() < references.size()) {
            int before = ordered.size();
            for (var each : references.entrySet()) {
                if (!ordered.containsKey(each.getKey()) && ordered.keySet().containsAll(each.getValue())) {
                    ordered.put(each.getKey(), column(sqlite, "PRAGMA table_info(\"" + each.getKey() + "\")", "name"));
                }
            }
            if (ordered.size() == before) {
                throw new IllegalStateException("tables that refer to each other: " + references.keySet());
            }
        }
        return ordered;
    }

    private static List<String> column(Connection connection, String question, String column) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                values.add(rows.getString(column));
            }
        }
        return values;
    }

    /** @param overriding what stands between the columns and the values of an insertion */
    void copy(Map<String, List<String>> tables, String overriding) throws SQLException {
        for (var table : tables.entrySet()) {
            copy(table.getKey(), table.getValue(), overriding);
        }
    }

    private void copy(String table, List<String> columns, String overriding) throws SQLException {
        String named = "\"" + String.join("\", \"", columns) + "\"";
        String insertion = "INSERT INTO \"" + table + "\" (" + named + ")" + overriding + " VALUES (?"
                + ", ?".repeat(columns.size() - 1) + ")";
        try (Statement reading = from.createStatement();
                PreparedStatement inserting = to.prepareStatement(insertion)) {
            reading.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = reading.executeQuery("SELECT " + named + " FROM \"" + table + "\"")) {
                int waiting = 0;
                while (rows.next()) {
                    for (int i = 1; i <= columns.size(); i++) {
                        inserting.setObject(i, rows.getObject(i));
                    }
                    inserting.addBatch();
                    if (++waiting % ROWS_AT_ONCE == 0) {
                        inserting.executeBatch();
                    }
                }
                inserting.executeBatch();
            }
        }
    }
}

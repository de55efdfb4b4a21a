package dev.tocsin.store;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;

import java.sql.Connection;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;
import org.jooq.impl.DSL;

/** The little in which the two databases differ. */
enum Dialect {
    SQLITE(SQLDialect.SQLITE),
    POSTGRES(SQLDialect.POSTGRES);

    private final SQLDialect jooq;

    Dialect(SQLDialect jooq) {
        this.jooq = jooq;
    }

    DSLContext on(Connection connection) {
        return DSL.using(connection, jooq);
    }

    /** The rows that a question finds, locked until the transaction ends; SQLite has one writer anyway. */
    static <R extends Record> ResultQuery<R> locked(DSLContext sql, SelectForUpdateStep<R> question) {
        return sql.family() == SQLDialect.SQLITE ? question : question.forUpdate();
    }

    /** What stands for the placeholders in the migrations. */
    Map<String, String> placeholders() {
        return switch (this) {
            // https://www.sqlite.org/lang_createtable.html#rowid: only this spelling makes the key the row's own
            // number.
            case SQLITE -> Map.of("key", "INTEGER PRIMARY KEY", "text", "TEXT");
            case POSTGRES ->
                Map.of("key", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "text", "TEXT COLLATE \"C\"");
        };
    }

    boolean hasTable(DSLContext sql, String name) {
        return switch (this) {
            case SQLITE ->
                sql.fetchExists(selectOne()
                        .from("sqlite_master")
                        .where(condition("type = 'table' and name = {0}", inline(name))));
            case POSTGRES ->
                sql.fetchExists(selectOne()
                        .from("information_schema.tables")
                        .where(condition("table_schema = current_schema() and table_name = {0}", inline(name))));
        };
    }
}

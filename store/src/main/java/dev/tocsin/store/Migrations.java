package dev.tocsin.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.tocsin.store.StoreException.Kind;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;

/** Brings a database to the schema that this version of Tocsin works with. */
final class Migrations {

    /** The number of the last migration. */
    static final int CURRENT = 21;

    private static final String HISTORY = "flyway_schema_history";

    private Migrations() {}

    /**
     * Brings the database up to date if it is not. That it is so is found by one query: starting Flyway to hear that there
     * is nothing to do costs more than everything else that opening a store does.
     *
     * @throws StoreException if a newer Tocsin wrote it, or if a migration fails
     */
    static void bringUpToDate(String database, Dialect dialect, DSLContext sql, DataSource source) {
        if (known(database, version(dialect, sql)) == CURRENT) {
            return;
        }
        try {
            flyway(dialect, source).migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    Kind.DAMAGED,
                    database + " could not be brought to schema " + CURRENT + ": "
                            + Objects.requireNonNullElse(e.getMessage(), "no reason given"),
                    "put back a copy of the data folder, or start with an empty one",
                    e);
        }
    }

    /** @throws StoreException if another version wrote the database: nodes of that version may be at it */
    static void requireCurrent(String database, Dialect dialect, DSLContext sql) {
        int found = known(database, version(dialect, sql));
        if (found != CURRENT) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    found == 0
                            ? database + " is no store of Tocsin's"
                            : database + " has schema " + found + ", and this Tocsin works with " + CURRENT,
                    "start the hub with this version once: that brings its store up to date");
        }
    }

    private static int known(String database, int version) {
        if (version > CURRENT) {
            throw new StoreException(
                    Kind.NEWER_SCHEMA,
                    database + " was written by a newer Tocsin: schema " + version + ", and this one knows " + CURRENT,
                    "start the newer version");
        }
        return version;
    }

    static Flyway flyway(Dialect dialect, DataSource source) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:dev/tocsin/store/migration")
                .placeholders(dialect.placeholders())
                // One way for all logs; by default Flyway would write to the console itself.
                .loggers("slf4j")
                .table(HISTORY)
                .load();
    }

    /** The number of the last migration that the database went through; 0 where there was none. */
    private static int version(Dialect dialect, DSLContext sql) {
        if (!dialect.hasTable(sql, HISTORY)) {
            return 0;
        }
        return sql.select(field(name("version"), String.class))
                .from(table(name(HISTORY)))
                .orderBy(field(name("installed_rank")).desc())
                .limit(1)
                .fetchOptional(field(name("version"), String.class))
                .map(Integer::valueOf)
                .orElse(0);
    }
}

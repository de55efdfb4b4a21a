package dev.tocsin.store;

import dev.tocsin.store.StoreException.Kind;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What the databases' errors mean to whoever runs a hub. */
final class Faults {

    /** https://www.sqlite.org/rescode.html: the low byte is the primary result code. */
    private static final int PRIMARY_CODE = 0xff;

    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_NOTADB = 26;

    private Faults() {}

    /** The failure as the store's own, or as it is where it is no failure of the database. */
    static RuntimeException translate(String database, RuntimeException failure) {
        Optional<SQLException> sql = sqlCause(failure);
        return sql.isPresent() ? of(database, sql.get(), failure) : failure;
    }

    static StoreException of(String database, SQLException sql, Throwable failure) {
        String detail = Objects.requireNonNullElse(sql.getMessage(), "no message");
        return switch (kind(sql)) {
            case DISK_FULL ->
                new StoreException(
                        Kind.DISK_FULL,
                        "disk full: no room to write to " + database + " (" + detail + ")",
                        "free some space and send it again; what was accepted before is safe and can be read",
                        failure);
            case DAMAGED ->
                new StoreException(
                        Kind.DAMAGED,
                        database + " is not a whole database: " + detail,
                        "put back a copy of the data folder, or start with an empty one",
                        failure);
            case IN_USE ->
                new StoreException(
                        Kind.IN_USE,
                        database + " is in use by another program: " + detail,
                        "stop the other program, or try again later",
                        failure);
            case NEWER_SCHEMA, UNAVAILABLE ->
                new StoreException(
                        Kind.UNAVAILABLE,
                        database + " failed: " + detail,
                        "check that it is there, that this user may write to it, and that its disk works",
                        failure);
        };
    }

    /** Whether nothing was done only because another transaction was in the way: done again, it may be. */
    static boolean mayComeThrough(StoreException failure) {
        // https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html
        return sqlCause(failure)
                .map(SQLException::getSQLState)
                .filter(state -> state.equals("40001") || state.equals("40P01"))
                .isPresent();
    }

    private static Kind kind(SQLException sql) {
        if (sql instanceof SQLiteException sqlite) {
            // Full is what a full file system gives; a quota or a limit on the size of files makes a write fail.
            if (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_WRITE) {
                return Kind.DISK_FULL;
            }
            return switch (sqlite.getResultCode().code & PRIMARY_CODE) {
                case SQLITE_FULL -> Kind.DISK_FULL;
                case SQLITE_CORRUPT, SQLITE_NOTADB -> Kind.DAMAGED;
                case SQLITE_BUSY -> Kind.IN_USE;
                default -> Kind.UNAVAILABLE;
            };
        }
        String state = Objects.requireNonNullElse(sql.getSQLState(), "");
        // https://www.postgresql.org/docs/current/errcodes-appendix.html
        return switch (state) {
            case "53100" -> Kind.DISK_FULL;
            case "XX001", "XX002" -> Kind.DAMAGED;
            default -> Kind.UNAVAILABLE;
        };
    }

    private static Optional<SQLException> sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }
}

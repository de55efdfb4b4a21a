package dev.tocsin.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One SQLite file: one writer at a time, and readers beside it that see what was committed. */
final class SqliteDatabase implements Database {

    /** As many readers at once; more wait. They keep a carrier thread each while SQLite works. */
    private static final int READERS = 4;

    /** In pages of 4 KiB: 80 MB of log before it is folded into the database, which batches the writing of pages. */
    private static final int WAL_PAGES = 20_000;

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final String name;
    private final SQLiteDataSource source;
    private final ReentrantLock writing = new ReentrantLock(true);
    private @Nullable Connection writer;
    private final Semaphore reading = new Semaphore(READERS, true);
    private final Deque<Connection> readers = new ArrayDeque<>();
    private volatile boolean closed;

    private SqliteDatabase(String name, SQLiteDataSource source, Connection writer) {
        this.name = name;
        this.source = source;
        this.writer = writer;
    }

    /** @throws StoreException if the file cannot be opened, is no database of Tocsin's, or is one of a newer version */
    static SqliteDatabase open(Path file) {
        return open(file, (name, source) -> sql -> Migrations.bringUpToDate(name, Dialect.SQLITE, sql, source));
    }

    /** As {@link #open}, beside another process that may have it open; it must be of this version. */
    static SqliteDatabase beside(Path file) {
        return open(file, (name, _) -> sql -> Migrations.requireCurrent(name, Dialect.SQLITE, sql));
    }

    private static SqliteDatabase open(
            Path file, BiFunction<String, SQLiteDataSource, Consumer<DSLContext>> requirement) {
        String name = file.toString();
        SQLiteDataSource source = new SQLiteDataSource(config());
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Connection writer = source.getConnection();
            try {
                requirement.apply(name, source).accept(Dialect.SQLITE.on(writer));
                return new SqliteDatabase(name, source, writer);
            } catch (RuntimeException e) {
                writer.close();
                throw Faults.translate(name, e);
            }
        } catch (SQLException e) {
            throw Faults.of(name, e, e);
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // https://www.sqlite.org/pragma.html#pragma_synchronous: in WAL mode only FULL survives a power cut after a
        // commit.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        // https://www.sqlite.org/pragma.html#pragma_secure_delete: what is removed is overwritten with zeros.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "ON");
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(WAL_PAGES));
        return config;
    }

    @Override
    public <T> T write(Function<DSLContext, T> change) {
        writing.lock();
        try {
            Connection connection = writer == null ? connect() : writer;
            writer = connection;
            connection.setAutoCommit(false);
            T result = change.apply(Dialect.SQLITE.on(connection));
            // This commits. The driver's commit() would begin the next transaction at once, and keep it open.
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            giveUpWriter(e);
            throw Faults.of(name, e, e);
        } catch (RuntimeException e) {
            giveUpWriter(e);
            throw Faults.translate(name, e);
        } catch (Error e) {
            giveUpWriter(e);
            throw e;
        } finally {
            writing.unlock();
        }
    }

    /**
     * Closes the writer, which takes back what it has not committed. After a failure, such as a full disk, SQLite may or may
     * not have rolled back by itself, and the driver does not know; a new connection does.
     */
    private void giveUpWriter(Throwable cause) {
        Connection failed = writer;
        writer = null;
        if (failed != null) {
            try {
                failed.close();
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
        }
    }

    @Override
    public <T> T read(Function<DSLContext, T> question) {
        reading.acquireUninterruptibly();
        try {
            Connection reader = borrow();
            try {
                return question.apply(Dialect.SQLITE.on(reader));
            } finally {
                giveBack(reader);
            }
        } catch (SQLException e) {
            throw Faults.of(name, e, e);
        } catch (RuntimeException e) {
            throw Faults.translate(name, e);
        } finally {
            reading.release();
        }
    }

    private Connection borrow() throws SQLException {
        synchronized (readers) {
            Connection idle = readers.poll();
            if (idle != null) {
                return idle;
            }
        }
        return connect();
    }

    private Connection connect() throws SQLException {
        if (closed) {
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE,
                    name + " was closed",
                    "start the hub again, or wait until it is up");
        }
        return source.getConnection();
    }

    private void giveBack(Connection reader) {
        synchronized (readers) {
            readers.push(reader);
        }
    }

    /** The file itself is overwritten by each removal; the write-ahead log has the old pages until it is folded in. */
    @Override
    public void overwriteRemoved() {
        writing.lock();
        try {
            Connection connection = writer == null ? connect() : writer;
            writer = connection;
            Dialect.SQLITE.on(connection).fetch("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            giveUpWriter(e);
            throw Faults.of(name, e, e);
        } catch (RuntimeException e) {
            giveUpWriter(e);
            throw Faults.translate(name, e);
        } finally {
            writing.unlock();
        }
    }

    /** Waits for those who are at it. Whoever comes later is told that it is closed. Closing it again does nothing. */
    @Override
    public void close() {
        reading.acquireUninterruptibly(READERS);
        writing.lock();
        try {
            closed = true;
            for (Connection reader = readers.poll(); reader != null; reader = readers.poll()) {
                reader.close();
            }
            Connection last = writer;
            writer = null;
            if (last != null) {
                last.close();
            }
        } catch (SQLException e) {
            throw Faults.of(name, e, e);
        } finally {
            writing.unlock();
            reading.release(READERS);
        }
    }
}

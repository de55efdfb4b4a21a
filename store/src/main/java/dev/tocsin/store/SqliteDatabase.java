package dev.tocsin.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jooq.DSLContext;
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
    private final Connection writer;
    private final Semaphore reading = new Semaphore(READERS, true);
    private final Deque<Connection> readers = new ArrayDeque<>();

    private SqliteDatabase(String name, SQLiteDataSource source, Connection writer) {
        this.name = name;
        this.source = source;
        this.writer = writer;
    }

    /** @throws StoreException if the file cannot be opened, is no database of Tocsin's, or is one of a newer version */
    static SqliteDatabase open(Path file) {
        String name = file.toString();
        SQLiteDataSource source = new SQLiteDataSource(config());
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Connection writer = source.getConnection();
            try {
                Migrations.bringUpToDate(name, Dialect.SQLITE, Dialect.SQLITE.on(writer), source);
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
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(WAL_PAGES));
        return config;
    }

    @Override
    public <T> T write(Function<DSLContext, T> change) {
        writing.lock();
        try {
            writer.setAutoCommit(false);
            try {
                T result = change.apply(Dialect.SQLITE.on(writer));
                writer.commit();
                return result;
            } catch (RuntimeException | SQLException e) {
                rollBack(e);
                throw e;
            } finally {
                writer.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Faults.of(name, e, e);
        } catch (RuntimeException e) {
            throw Faults.translate(name, e);
        } finally {
            writing.unlock();
        }
    }

    private void rollBack(Exception cause) {
        try {
            writer.rollback();
        } catch (SQLException e) {
            // SQLite has then rolled back by itself, as it does when the disk is full.
            cause.addSuppressed(e);
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
        return source.getConnection();
    }

    private void giveBack(Connection reader) {
        synchronized (readers) {
            readers.push(reader);
        }
    }

    /** Waits for those who are at it. */
    @Override
    public void close() {
        reading.acquireUninterruptibly(READERS);
        writing.lock();
        try {
            for (Connection reader : readers) {
                reader.close();
            }
            writer.close();
        } catch (SQLException e) {
            throw Faults.of(name, e, e);
        } finally {
            writing.unlock();
        }
    }
}

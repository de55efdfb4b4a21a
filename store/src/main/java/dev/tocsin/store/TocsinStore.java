package dev.tocsin.store;

import dev.tocsin.share.agreement.Agreements;
import dev.tocsin.share.audit.AuditTrail;
import dev.tocsin.share.community.Directory;
import dev.tocsin.share.community.People;
import dev.tocsin.share.contribution.Contributions;
import dev.tocsin.share.contribution.Embargoes;
import dev.tocsin.share.contribution.HeldObjects;
import dev.tocsin.share.contribution.Originals;
import dev.tocsin.share.contribution.Statuses;
import dev.tocsin.share.departure.Departures;
import dev.tocsin.share.invitation.Invitations;
import dev.tocsin.share.log.Beats;
import dev.tocsin.share.log.LogWriter;
import dev.tocsin.share.record.Expiry;
import dev.tocsin.share.record.FeedBell;
import dev.tocsin.share.record.InProcessBell;
import dev.tocsin.share.record.Records;
import dev.tocsin.share.release.Releases;
import dev.tocsin.share.token.Secrets;
import dev.tocsin.share.token.Tokens;
import dev.tocsin.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * All that a hub keeps: in a folder of its own, or in a PostgreSQL database that several nodes share. The same code
 * serves both. Safe for use by many threads.
 */
public final class TocsinStore implements AutoCloseable {

    /** The database in a data folder. */
    public static final String DATABASE_FILE = "tocsin.db";

    private final Database database;
    private final InstantSource clock;
    private final SqlCommitments commitments = new SqlCommitments(new SecureRandom());
    private final FeedBell bell;
    private final Optional<SqlLogWriter> writer;
    private final Runnable letGo;

    TocsinStore(Database database, InstantSource clock, FeedBell bell, Optional<SqlLogWriter> writer, Runnable letGo) {
        this.clock = clock;
        this.bell = bell;
        this.database = database;
        this.writer = writer;
        this.letGo = letGo;
    }

    /**
     * Opens a data folder, or makes one that only this user can read. One process has it at a time.
     *
     * @throws StoreException if the folder cannot be used, is in use, or holds what this version cannot read
     */
    public static TocsinStore open(Path folder) {
        return open(folder, Optional.empty());
    }

    /**
     * Opens the store of a node: the one in its data folder, or a PostgreSQL database, which any number of nodes may have open, each
     * with a data folder of its own. Makes what is not there.
     *
     * @throws StoreException if the folder cannot be used or is in use, or if the database cannot be reached or holds what this
     *     version cannot read
     */
    public static TocsinStore open(Path folder, Optional<PostgresAddress> shared) {
        makeFolder(folder);
        FolderLock lock = FolderLock.take(folder);
        try {
            return shared.map(address -> postgres(address, lock::close))
                    .orElseGet(() -> new TocsinStore(
                            SqliteDatabase.open(folder.resolve(DATABASE_FILE)),
                            InstantSource.system(),
                            new InProcessBell(),
                            Optional.empty(),
                            lock::close));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Copies the store of a node, as of one moment, into a file like that of a data folder, also while nodes are at it.
     *
     * @param copy a file that is empty or not there
     * @throws StoreException if it cannot be read or written, or if it is damaged
     */
    public static void snapshot(Path folder, Optional<PostgresAddress> shared, Path copy) {
        shared.ifPresentOrElse(
                address -> PostgresCopy.write(address, copy),
                () -> SqliteSnapshot.write(folder.resolve(DATABASE_FILE), copy));
    }

    /**
     * Fills an empty PostgreSQL database with the store of a data folder, which no hub runs on. All of it is there afterwards, or nothing.
     *
     * @throws StoreException if the database has something already, or cannot be written
     */
    public static void fill(PostgresAddress empty, Path folder) {
        PostgresCopy.fill(empty, folder.resolve(DATABASE_FILE));
    }

    /**
     * Opens a PostgreSQL database beside the nodes that have it open.
     *
     * @throws StoreException if it cannot be reached, or holds what this version cannot read
     */
    public static TocsinStore open(PostgresAddress address) {
        return postgres(address, () -> {});
    }

    /**
     * Opens a store that is there to look at it, also while a hub runs on it; nothing is to be written to it.
     *
     * @throws StoreException if there is none, or if another version of Tocsin wrote it
     */
    public static TocsinStore beside(Path folder, Optional<PostgresAddress> shared) {
        Path file = folder.resolve(DATABASE_FILE);
        if (shared.isEmpty() && !Files.exists(file)) {
            throw new StoreException(
                    Kind.UNAVAILABLE, "no store in " + folder, "give the hub's data folder with --data");
        }
        Database database = shared.<Database>map(PostgresDatabase::beside).orElseGet(() -> SqliteDatabase.beside(file));
        return new TocsinStore(database, InstantSource.system(), new InProcessBell(), Optional.empty(), () -> {});
    }

    private static TocsinStore postgres(PostgresAddress address, Runnable letGo) {
        Database database = PostgresDatabase.open(address);
        SqlLogWriter writer = new SqlLogWriter(database, UUID.randomUUID().toString());
        // Bells ring in this process only; who follows looks at what other nodes wrote several times a second.
        return new TocsinStore(database, InstantSource.system(), new InProcessBell(), Optional.of(writer), letGo);
    }

    /** The same store, told the time by another clock: what has expired by it is not given out. */
    public TocsinStore at(InstantSource other) {
        return new TocsinStore(database, other, bell, writer, letGo);
    }

    public Directory directory() {
        return new SqlDirectory(database, commitments);
    }

    public Tokens tokens() {
        return new SqlTokens(database);
    }

    public People people() {
        return new SqlPeople(database);
    }

    public Agreements agreements() {
        return new SqlAgreements(database, commitments);
    }

    public Invitations invitations() {
        return new SqlInvitations(database, commitments);
    }

    public Departures departures() {
        return new SqlDepartures(database, commitments, bell);
    }

    public Records records() {
        return new SqlRecords(database, commitments, bell, clock);
    }

    public Contributions contributions() {
        return sqlContributions();
    }

    public Beats beats() {
        return new SqlBeats(database, sql -> writer.isEmpty() || writer.get().holds(sql));
    }

    /** Whose turn it is to end the beats: always this process's, where it has the database for itself. */
    public LogWriter logWriter() {
        return writer.<LogWriter>map(Function.identity()).orElse(LogWriter.ALONE);
    }

    public HeldObjects heldObjects() {
        return new SqlHeldObjects(database, sqlContributions(), bell);
    }

    public Embargoes embargoes() {
        return new SqlEmbargoes(database, commitments, bell, clock);
    }

    public Originals originals() {
        return new SqlOriginals(database);
    }

    public Statuses statuses() {
        return new SqlStatuses(database);
    }

    public AuditTrail audit() {
        return new SqlAuditTrail(database);
    }

    public Releases releases() {
        return new SqlReleases(database, commitments);
    }

    public Expiry expiry() {
        return new SqlExpiry(database);
    }

    /** Rung for each change of a channel that this store commits. */
    public FeedBell bell() {
        return bell;
    }

    public Secrets secrets() {
        return new SqlSecrets(database, new SecureRandom());
    }

    private SqlContributions sqlContributions() {
        return new SqlContributions(database, commitments, bell, clock);
    }

    /** Waits for reads and writes under way, then lets go of the database. */
    @Override
    public void close() {
        try {
            database.close();
        } finally {
            letGo.run();
        }
    }

    private static void makeFolder(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return;
            }
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            throw new StoreException(Kind.UNAVAILABLE, folder + " is not a folder", "choose another data folder", e);
        } catch (IOException e) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "cannot make the data folder " + folder + ": " + e,
                    "check that this user may write there, or choose another data folder",
                    e);
        }
    }
}

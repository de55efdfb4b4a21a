package dev.tocsin.hub.backup;

import dev.tocsin.hub.backup.Archives.Copied;
import dev.tocsin.hub.backup.Manifest.Kept;
import dev.tocsin.hub.log.HubLog;
import dev.tocsin.hub.log.LogKeyFile;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.note.Checkpoint;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.tile.LogFolder;
import dev.tocsin.stix.Quoted;
import dev.tocsin.store.PostgresAddress;
import dev.tocsin.store.TocsinStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Puts a backup into a new data folder, once all of it was found to be as it was written. */
public final class Restore {

    private final Path archive;

    /** @param archive what {@link Backup} wrote */
    public Restore(Path archive) {
        this.archive = archive;
    }

    /** What the hub published since the backup was made, which decides whether its log may go on. */
    public sealed interface Since {

        /** Nothing: the hub stood still. */
        record Nothing() implements Since {}

        /**
         * At most this.
         *
         * @param checkpoint the last one that anybody has seen, as {@code /log/checkpoint} served it
         */
        record Published(String checkpoint) implements Since {}

        /** Nobody knows: a new log begins, with new keys. */
        record Unknown() implements Since {}
    }

    /**
     * What was put back.
     *
     * @param made when the backup was
     */
    public record Summary(Instant made, int files, long bytes) {}

    /**
     * Makes the folder and fills it. It has its name once all of it is there.
     *
     * @throws BackupException if the folder is there and not empty, if the file is no backup or was damaged, or if the log
     *     has published more than the backup knows; nothing is left then
     */
    public Summary into(Path data, Since since) {
        return into(data, Optional.empty(), since);
    }

    /**
     * As {@link #into(Path, Since)}, with the store in a database.
     *
     * @param shared has nothing in it
     * @throws dev.tocsin.store.StoreException if it has, or cannot be written
     */
    public Summary into(Path data, Optional<PostgresAddress> shared, Since since) {
        Path absolute = data.toAbsolutePath();
        requireNew(absolute);
        Path unfinished = absolute.resolveSibling(absolute.getFileName() + ".unfinished");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Manifest manifest = manifest(zip);
            requireRoom(absolute, manifest);
            delete(unfinished);
            try {
                Archives.createFolder(unfinished);
                for (Kept file : manifest.files()) {
                    extract(zip, file, unfinished);
                }
                settleLog(unfinished, since);
                if (shared.isPresent()) {
                    move(unfinished, shared.get(), since);
                }
                Files.deleteIfExists(absolute);
                Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE);
                Archives.force(absolute.resolveSibling("."));
            } finally {
                delete(unfinished);
            }
            return new Summary(manifest.made(), manifest.files().size(), manifest.bytes());
        } catch (ZipException e) {
            throw new BackupException(
                    "not a whole archive: " + Quoted.of(archive.toString()) + ": " + e.getMessage(),
                    "give a file that tocsin backup wrote; this one may have been cut off on its way",
                    e);
        } catch (IOException e) {
            throw new BackupException(
                    "cannot restore: " + e,
                    "check that the backup is there, and that this user may write beside " + data,
                    e);
        }
    }

    private static void requireNew(Path data) {
        try (Stream<Path> files = Files.exists(data) ? Files.list(data) : Stream.<Path>empty()) {
            if (files.findAny().isEmpty()) {
                return;
            }
        } catch (IOException e) {
            throw new BackupException("cannot look into " + data + ": " + e, "give a folder that is not there yet", e);
        }
        throw new BackupException(data + " is not empty", "give a folder that is not there yet, or move that one away");
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw Archives.foreign("no " + Manifest.NAME + " in it");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] json = in.readNBytes(Manifest.MAX_BYTES + 1);
            if (json.length > Manifest.MAX_BYTES) {
                throw Archives.foreign("its list of files has more than " + Manifest.MAX_BYTES + " bytes");
            }
            return Manifest.parse(json);
        }
    }

    private static void requireRoom(Path data, Manifest manifest) throws IOException {
        long room = Files.getFileStore(data.resolveSibling(".")).getUsableSpace();
        if (manifest.bytes() > room) {
            throw new BackupException(
                    "the backup has " + manifest.bytes() + " bytes, and there is room for " + room,
                    "make room, or choose another folder with --data");
        }
    }

    /** As many bytes as the manifest says, and these; one more is one too many. */
    private void extract(ZipFile zip, Kept file, Path folder) throws IOException {
        ZipEntry entry = zip.getEntry(file.name());
        if (entry == null) {
            throw damaged(file.name() + " is not in it");
        }
        Path target = folder.resolve(file.name());
        Files.createDirectories(target.getParent());
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Archives.create(target)) {
            Copied copied = Archives.copy(in, out, file.bytes());
            if (copied.bytes() != file.bytes() || !copied.sha256().equals(file.sha256())) {
                throw damaged(file.name() + " is not what was written");
            }
        }
        Archives.force(target);
    }

    private BackupException damaged(String why) {
        return new BackupException(
                "the backup is damaged: " + why + ": " + Quoted.of(archive.toString()),
                "use another copy of it; nothing was restored");
    }

    private static void move(Path folder, PostgresAddress shared, Since since) throws IOException {
        TocsinStore.fill(shared, folder);
        if (since instanceof Since.Unknown) {
            try (TocsinStore store = TocsinStore.open(shared)) {
                store.logWriter().forgetKeys();
            }
        }
        for (String rest : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(folder.resolve(TocsinStore.DATABASE_FILE + rest));
        }
    }

    private static void settleLog(Path folder, Since since) throws IOException {
        switch (since) {
            case Since.Nothing() -> {}
            case Since.Unknown() -> LogKeyFile.retire(folder, ".before-restore");
            case Since.Published(String checkpoint) -> requireNotBehind(folder, checkpoint);
        }
    }

    private static void requireNotBehind(Path folder, String checkpoint) {
        Checkpoint published;
        try {
            published = new Verifier(LogKeyFile.read(folder).verifiers()).checkpoint(Note.parse(checkpoint));
        } catch (LedgerException e) {
            throw new BackupException(
                    "not a checkpoint of this backup's log: " + e.getMessage(),
                    "save it from the hub's address /log/checkpoint, or from its folder " + HubLog.FOLDER + "/",
                    e);
        }
        long beats;
        try (TocsinStore store = TocsinStore.open(folder)) {
            beats = store.beats().count();
        }
        if (published.size() > beats) {
            throw new BackupException(
                    "the backup is older than what its log has published: it has " + beats
                            + " beats, and the checkpoint is of " + published.size()
                            + "; going on would contradict what others have seen",
                    "restore a newer backup; or begin a new log with --new-log: members then need its new key, and their"
                            + " receipts keep the old one");
        }
        new LogFolder(folder.resolve(HubLog.FOLDER)).writeCheckpoint(checkpoint.getBytes(StandardCharsets.UTF_8));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}

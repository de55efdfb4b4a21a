package dev.tocsin.hub.backup;

import dev.tocsin.hub.backup.Archives.Copied;
import dev.tocsin.hub.backup.Manifest.Kept;
import dev.tocsin.hub.log.HubLog;
import dev.tocsin.hub.log.LogKeyFile;
import dev.tocsin.ledger.tile.LogFolder;
import dev.tocsin.stix.Quoted;
import dev.tocsin.store.PostgresAddress;
import dev.tocsin.store.TocsinStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a data folder into one file, a ZIP archive, also while a hub runs on it: the store as of one moment, the keys, the
 * certificate, the operator's lists, and the log's last checkpoint. The log's other files follow from the store.
 */
public final class Backup {

    private final Path data;
    private final Optional<PostgresAddress> shared;
    private final InstantSource clock;

    /**
     * @param data the data folder
     * @param shared the database, if the store is not in that folder
     */
    public Backup(Path data, Optional<PostgresAddress> shared, InstantSource clock) {
        this.data = data;
        this.shared = shared;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param files how many
     * @param bytes of these, before they were packed
     */
    public record Summary(int files, long bytes) {}

    /**
     * Writes the backup. The file has its name once it is whole and on the disk.
     *
     * @throws BackupException if there is a file of that name, or something cannot be read or written
     * @throws dev.tocsin.store.StoreException if the store cannot be read
     */
    public Summary write(Path file) {
        if (Files.exists(file)) {
            throw new BackupException(
                    Quoted.of(file.toString()) + " is there already", "choose another name, or move it away");
        }
        String expected = shared.isPresent() ? LogKeyFile.NAME : TocsinStore.DATABASE_FILE;
        if (!Files.isRegularFile(data.resolve(expected))) {
            throw new BackupException(
                    "no " + expected + " in " + data,
                    "give the data folder of a hub that was started once with --data");
        }
        Path absolute = file.toAbsolutePath();
        Path unfinished = absolute.resolveSibling(absolute.getFileName() + ".unfinished");
        Path snapshot = absolute.resolveSibling(absolute.getFileName() + ".store");
        try {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(snapshot);
            try {
                Summary summary = write(unfinished, snapshot);
                Archives.force(unfinished);
                Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE);
                Archives.force(absolute.resolveSibling("."));
                return summary;
            } finally {
                Files.deleteIfExists(unfinished);
                Files.deleteIfExists(snapshot);
            }
        } catch (IOException e) {
            throw new BackupException(
                    "cannot write the backup: " + e,
                    "check that this user may read " + data + " and write beside " + file + ", and that there is room",
                    e);
        }
    }

    private Summary write(Path archive, Path snapshot) throws IOException {
        List<Kept> kept = new ArrayList<>();
        try (OutputStream out = Archives.create(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            // The checkpoint before the store: what was signed is then in the store, and never ahead of it.
            for (String name : names()) {
                kept.add(add(zip, name, data.resolve(name)));
            }
            Archives.create(snapshot).close();
            TocsinStore.snapshot(data, shared, snapshot);
            kept.add(add(zip, TocsinStore.DATABASE_FILE, snapshot));
            Manifest manifest = new Manifest(clock.instant(), kept);
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest.toJson());
            zip.closeEntry();
            return new Summary(kept.size(), manifest.bytes());
        }
    }

    private static Kept add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (InputStream in = Files.newInputStream(file)) {
            Copied copied = Archives.copy(in, zip, Long.MAX_VALUE - 1);
            zip.closeEntry();
            return new Kept(name, copied.bytes(), copied.sha256());
        }
    }

    /** All but the store's, the checkpoint first. */
    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        String checkpoint = HubLog.FOLDER + "/" + LogFolder.CHECKPOINT;
        if (Files.exists(data.resolve(checkpoint))) {
            names.add(checkpoint);
        }
        try (Stream<Path> files = Files.walk(data, 3)) {
            files.filter(Files::isRegularFile)
                    .map(each -> data.relativize(each).toString().replace('\\', '/'))
                    .filter(Manifest::takes)
                    .filter(name -> !name.equals(TocsinStore.DATABASE_FILE) && !name.equals(checkpoint))
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }
}

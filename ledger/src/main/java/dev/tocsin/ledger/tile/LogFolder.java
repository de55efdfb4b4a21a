package dev.tocsin.ledger.tile;

import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A log as static files in a folder, laid out as they are served. A file that is there is whole, whenever the process or
 * the machine stopped: it is written beside, forced to the disk and then given its name.
 */
public final class LogFolder implements TileSource {

    /** The name of the one file that changes (C2SP tlog-tiles, "Checkpoints"). */
    public static final String CHECKPOINT = "checkpoint";

    private static final String UNFINISHED = ".unfinished";

    /** A full bundle of the longest entries. */
    private static final int MAX_FILE_BYTES = TilePath.FULL_WIDTH * (2 + EntryBundle.MAX_ENTRY_LENGTH);

    private final Path folder;
    private final Disk disk;

    public LogFolder(Path folder) {
        this(folder, Disk.REAL);
    }

    /** @param disk on which the folder is */
    public LogFolder(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    public Path path() {
        return folder;
    }

    /** A partial tile that has gone is read from the full one. */
    @Override
    public byte[] read(TilePath path) {
        return find(path)
                .orElseThrow(() -> new LedgerException(
                        "the log's file " + folder.resolve(path.toString()) + " is not there",
                        "the log can be made again from the store: tocsin log check says what else is off"));
    }

    /** As above; nothing if there is no such file. */
    public Optional<byte[]> find(TilePath path) {
        Optional<byte[]> there = read(path.toString());
        if (there.isEmpty() && path instanceof TilePath.Hashes) {
            return read(path.full().toString())
                    .map(full -> Arrays.copyOf(full, Math.min(full.length, path.width() * Hash.LENGTH)));
        }
        return there;
    }

    /** The checkpoint, if one was ever published; it ends a tree whose files are all there. */
    public Optional<byte[]> checkpoint() {
        return read(CHECKPOINT);
    }

    /** Writes a file, durably. */
    public void write(TileFile file) {
        write(file.path().toString(), file.bytes());
        if (file.path().width() == TilePath.FULL_WIDTH) {
            deletePartials(folder.resolve(file.path() + ".p"));
        }
    }

    /** Replaces the checkpoint, durably; all files of its tree are written before. */
    public void writeCheckpoint(byte[] note) {
        write(CHECKPOINT, note);
    }

    private Optional<byte[]> read(String name) {
        Path file = folder.resolve(name);
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new LedgerException(
                        file + " is larger than any file of a log", "something else wrote there; look at it");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new LedgerException(
                    "cannot read " + file + ": " + e, "check that this user may read it, and its disk", e);
        }
    }

    private void write(String name, byte[] bytes) {
        Path file = folder.resolve(name);
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            Files.createDirectories(unfinished.getParent());
            disk.write(unfinished, bytes);
            disk.rename(unfinished, file);
            forceFolders(file);
        } catch (IOException e) {
            throw new LedgerException(
                    "cannot write " + file + ": " + e,
                    "free some space and check that this user may write there; the log goes on where it stopped",
                    e);
        }
    }

    /** A new name lasts once its folder is on the disk, and a new folder's name once the one above it is. */
    private void forceFolders(Path file) throws IOException {
        for (Path at = file.getParent(); at != null && at.startsWith(folder); at = at.getParent()) {
            disk.force(at);
        }
    }

    /** They may go once the full file is there (C2SP tlog-tiles, "Partial Tiles"). */
    private void deletePartials(Path partials) {
        if (!Files.isDirectory(partials)) {
            return;
        }
        try (Stream<Path> files = Files.list(partials)) {
            for (Path file : files.toList()) {
                disk.delete(file);
            }
            disk.delete(partials);
        } catch (IOException e) {
            throw new LedgerException(
                    "cannot delete " + partials + ": " + e, "check that this user may write there", e);
        }
    }
}

package dev.tocsin.hub.log;

import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.note.LogKeys;
import dev.tocsin.ledger.note.VerifierKey;
import dev.tocsin.ledger.tile.LogFolder;
import dev.tocsin.share.log.LogWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of a hub's log, in its data folder, for this user's eyes alone. */
public final class LogKeyFile {

    /** Its name. */
    public static final String NAME = "log.key";

    private static final int MAX_BYTES = 64 << 10;
    private static final String SAME_KEYS =
            "copy " + NAME + " from the data folder of another node: all nodes of a hub sign with the same keys";

    private LogKeyFile() {}

    /**
     * The keys of that data folder, made now if the hub has none.
     *
     * @throws LedgerException if they are not those of the hub's other nodes
     */
    static LogKeys in(Path data, LogWriter writer) {
        Path file = data.resolve(NAME);
        if (!Files.exists(file) && writer.hasKeys()) {
            throw new LedgerException(
                    "the hub on this store has a log, and there is no " + NAME + " in " + data, SAME_KEYS);
        }
        LogKeys keys = Files.exists(file) ? read(data) : make(file);
        String own = text(keys);
        String theirs = writer.keys(own);
        if (!theirs.equals(own)) {
            throw new LedgerException(
                    file + " is not the key of this hub's log: it is\n" + own + "\nand the log's is\n" + theirs,
                    SAME_KEYS);
        }
        return keys;
    }

    private static String text(LogKeys keys) {
        return keys.verifiers().stream().map(VerifierKey::toString).collect(Collectors.joining("\n"));
    }

    /**
     * The keys of that data folder.
     *
     * @throws LedgerException if there are none, or they cannot be read
     */
    public static LogKeys read(Path data) {
        Path file = data.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                throw new LedgerException(
                        "no keys of a log in " + data,
                        "give the hub's data folder with --data; its first start makes them");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new LedgerException(file + " is too large for the keys of a log", "put back a copy of it");
            }
            return LogKeys.parse(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new LedgerException("cannot read " + file + ": " + e, "run this as the user that runs the hub", e);
        }
    }

    /**
     * Puts the keys and the last checkpoint aside, so that the next start begins a log that nobody can take for this one. Its beats
     * are those of the store.
     *
     * @param suffix of their new names, which nothing there has
     * @throws IOException if they cannot be renamed
     */
    public static void retire(Path data, String suffix) throws IOException {
        for (String name : List.of(NAME, HubLog.FOLDER + "/" + LogFolder.CHECKPOINT)) {
            Path file = data.resolve(name);
            if (Files.exists(file)) {
                Files.move(file, file.resolveSibling(file.getFileName() + suffix));
            }
        }
    }

    private static LogKeys make(Path file) {
        LogKeys keys = LogKeys.generate();
        Path unfinished = file.resolveSibling(NAME + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            // Created with its permissions: at no moment can others read the keys.
            try (FileChannel channel = FileChannel.open(
                    unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
                ByteBuffer left = ByteBuffer.wrap(keys.reveal().getBytes(StandardCharsets.US_ASCII));
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw new LedgerException("cannot write " + file + ": " + e, "check that this user may write there", e);
        }
        return keys;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

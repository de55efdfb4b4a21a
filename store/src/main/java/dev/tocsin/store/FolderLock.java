package dev.tocsin.store;

import dev.tocsin.store.StoreException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A data folder held by one process: the operating system lets go of it when the process ends, however it ends. */
final class FolderLock implements AutoCloseable {

    static final String FILE = "tocsin.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StoreException if another process, or another store in this one, has the folder */
    static FolderLock take(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StoreException(
                        Kind.IN_USE,
                        "the data folder " + folder + " is in use by another Tocsin",
                        "stop the other one, or choose another data folder");
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "cannot write to the data folder " + folder + ": " + e,
                    "check that this user may write there",
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException(Kind.UNAVAILABLE, "cannot let go of the data folder: " + e, "check its disk", e);
        }
    }
}

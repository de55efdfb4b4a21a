package dev.tocsin.hub.log;

import dev.tocsin.ledger.tile.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk on which one of the things that are done to it fails; of a file that is being written then, a part is there. */
final class FailingDisk implements Disk {

    private final long failing;
    private final String reason;
    private long done;
    boolean failed;

    /** @param failing which of all that is done, from 1 */
    FailingDisk(long failing, String reason) {
        this.failing = failing;
        this.reason = reason;
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        if (fails()) {
            Disk.REAL.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            throw new IOException(reason);
        }
        Disk.REAL.write(file, bytes);
    }

    /** It may have happened or not when it fails; here it has. */
    @Override
    public void rename(Path file, Path name) throws IOException {
        Disk.REAL.rename(file, name);
        if (fails()) {
            throw new IOException(reason);
        }
    }

    @Override
    public void force(Path folder) throws IOException {
        if (fails()) {
            throw new IOException(reason);
        }
        Disk.REAL.force(folder);
    }

    @Override
    public void delete(Path file) throws IOException {
        if (fails()) {
            throw new IOException(reason);
        }
        Disk.REAL.delete(file);
    }

    private boolean fails() {
        boolean now = ++done == failing;
        failed |= now;
        return now;
    }
}

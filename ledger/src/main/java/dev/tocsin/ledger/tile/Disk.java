package dev.tocsin.ledger.tile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What a log does to a disk; each of it may fail at any time. */
public interface Disk {

    /** The machine's own. */
    Disk REAL = new Disk() {

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
        }

        @Override
        public void rename(Path file, Path name) throws IOException {
            Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void force(Path folder) throws IOException {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.delete(file);
        }
    };

    /** Writes a whole file and forces it to the disk; after a failure any part of it may be there. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Gives a file another name, in one step, in the place of what had that name. */
    void rename(Path file, Path name) throws IOException;

    /** Forces the names in a folder to the disk. */
    void force(Path folder) throws IOException;

    /** Deletes a file or an empty folder. */
    void delete(Path file) throws IOException;
}

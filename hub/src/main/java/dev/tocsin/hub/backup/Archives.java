package dev.tocsin.hub.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What writing and reading of backups have in common. */
final class Archives {

    private static final int BUFFER_BYTES = 64 << 10;

    private Archives() {}

    static BackupException foreign(String why) {
        return new BackupException("not a backup of a hub: " + why, "give a file that tocsin backup wrote");
    }

    /**
     * Copies, and says what was copied.
     *
     * @param most stops behind that many bytes
     */
    static Copied copy(InputStream in, OutputStream out, long most) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        for (int read = in.read(buffer); read >= 0 && bytes <= most; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
            bytes += read;
        }
        return new Copied(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    record Copied(long bytes, String sha256) {}

    /** A new file that nobody but this user reads, at no moment. */
    static OutputStream create(Path file) throws IOException {
        Files.createFile(file, ownerOnly(file, "rw-------"));
        return Files.newOutputStream(file, StandardOpenOption.WRITE);
    }

    static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, ownerOnly(folder, "rwx------"));
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                && path.getFileSystem().equals(FileSystems.getDefault());
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Until it is on the disk, whatever happens to the machine. */
    static void force(Path fileOrFolder) throws IOException {
        boolean folder = Files.isDirectory(fileOrFolder);
        try (FileChannel channel =
                FileChannel.open(fileOrFolder, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

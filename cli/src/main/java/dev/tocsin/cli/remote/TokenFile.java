package dev.tocsin.cli.remote;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file with a token in it, for this user's eyes alone. */
final class TokenFile {

    private TokenFile() {}

    /** Before there is a token that would be lost. */
    static void requireFree(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.exists(file) || folder == null || !Files.isWritable(folder)) {
            throw new CommandFailure(
                    "cannot write a new file " + Quoted.of(file.toString()),
                    "name one that does not exist, in a folder that you may write to");
        }
    }

    static void write(Path file, String token) {
        // Created with its permissions: at no moment can others read it.
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
            ByteBuffer left = ByteBuffer.wrap((token + "\n").getBytes(StandardCharsets.US_ASCII));
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new CommandFailure(
                    "you joined, and the token could not be written to " + Quoted.of(file.toString()) + ": "
                            + Quoted.of(String.valueOf(e.getMessage())),
                    "have the hub's administrator issue another one for you",
                    e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

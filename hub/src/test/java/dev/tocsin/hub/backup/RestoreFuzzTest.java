package dev.tocsin.hub.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.hub.backup.Manifest.Kept;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds that is given as a backup: a folder of its own appears whole, or nothing does. */
class RestoreFuzzTest {

    private static final byte[] STORE = "no real store, which nothing here opens".getBytes(StandardCharsets.UTF_8);

    /** @param archive read as an archive, and as the list that stands in one */
    @MethodSource("archives")
    @FuzzTest(maxDuration = "30s")
    void restoresOrSaysWhyNot(byte[] archive) throws IOException {
        Path folder = Files.createTempDirectory("restore");
        try {
            Path file = Files.write(folder.resolve("backup.zip"), archive);
            Path data = folder.resolve("data");
            readsAManifestOrSaysWhyNot(archive);
            boolean restored = restored(file, data);
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.sorted().toList()).isEqualTo(restored ? List.of(file, data) : List.of(file));
            }
            if (restored) {
                assertThat(data.resolve("tocsin.db")).isRegularFile();
            }
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static boolean restored(Path file, Path data) {
        try {
            new Restore(file).into(data, new Restore.Since.Nothing());
            return true;
        } catch (BackupException refused) {
            assertThat(refused.hint()).isNotBlank();
            return false;
        }
    }

    private static void readsAManifestOrSaysWhyNot(byte[] json) {
        try {
            Manifest read = Manifest.parse(json);
            assertThat(Manifest.parse(read.toJson())).isEqualTo(read);
            assertThat(read.bytes()).isNotNegative();
        } catch (BackupException refused) {
            assertThat(refused.hint()).isNotBlank();
        }
    }

    static Stream<byte[]> archives() throws IOException {
        byte[] whole = archive(manifest());
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        return Stream.of(whole, cut, archive("{}".getBytes(StandardCharsets.UTF_8)), new byte[0], manifest());
    }

    private static byte[] manifest() throws IOException {
        Archives.Copied copied =
                Archives.copy(new ByteArrayInputStream(STORE), OutputStream.nullOutputStream(), STORE.length);
        return new Manifest(
                        Instant.parse("2026-11-24T12:00:00Z"),
                        List.of(new Kept("tocsin.db", copied.bytes(), copied.sha256())))
                .toJson();
    }

    private static byte[] archive(byte[] manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("tocsin.db"));
            zip.write(STORE);
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}

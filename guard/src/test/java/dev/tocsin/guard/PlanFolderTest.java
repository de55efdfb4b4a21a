package dev.tocsin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanFolderTest {

    @TempDir
    private Path temp;

    private final List<String> notes = new ArrayList<>();

    @Test
    void whatWasKeptIsFound() throws IOException {
        PlanFolder folder = folder();
        assertThat(found(folder, "ab")).isEmpty();
        folder.keep("ab", bytes("plans"));
        folder.keep("ab", bytes("newer plans"));
        assertThat(found(folder, "ab")).contains("newer plans");
        assertThat(found(folder, "cd")).isEmpty();
        assertThat(notes).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("plans"))))
                .isEqualTo("rwx------");
    }

    @Test
    void onlyTheLastFewThatWereUsedAreKept() throws IOException {
        PlanFolder folder = folder();
        for (int i = 0; i < PlanFolder.MOST_FILES; i++) {
            folder.keep("key" + i, bytes("plans"));
            Files.setLastModifiedTime(
                    temp.resolve("plans/key" + i + ".plans"), FileTime.from(Instant.EPOCH.plusSeconds(i)));
        }
        assertThat(found(folder, "key0")).isPresent();
        folder.keep("one more", bytes("plans"));
        assertThat(found(folder, "key0")).isPresent();
        assertThat(found(folder, "key1")).isEmpty();
        try (Stream<Path> files = Files.list(temp.resolve("plans"))) {
            assertThat(files).hasSize(PlanFolder.MOST_FILES);
        }
    }

    @Test
    void whatOthersCouldHaveWrittenIsNotUsed() throws IOException {
        PlanFolder folder = folder();
        folder.keep("ab", bytes("plans"));
        Path file = temp.resolve("plans/ab.plans");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(found(folder, "ab")).isEmpty();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(found(folder, "ab")).isPresent();
        Files.setPosixFilePermissions(temp.resolve("plans"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(found(folder, "ab")).isEmpty();
        Files.setPosixFilePermissions(temp.resolve("plans"), PosixFilePermissions.fromString("rwx------"));
        Files.move(file, temp.resolve("elsewhere"));
        Files.createSymbolicLink(file, temp.resolve("elsewhere"));
        assertThat(found(folder, "ab")).isEmpty();
        assertThat(notes).hasSize(3).allMatch(note -> note.contains("others could have written them"));
    }

    @Test
    void whatOthersMayReplaceIsNotKept() throws IOException {
        PlanFolder folder = folder();
        folder.keep("ab", bytes("plans"));
        Files.setPosixFilePermissions(temp.resolve("plans"), PosixFilePermissions.fromString("rwxrwx---"));
        folder.keep("cd", bytes("plans"));
        assertThat(temp.resolve("plans/cd.plans")).doesNotExist();
        assertThat(notes).singleElement().asString().contains("not kept: others may write to");
    }

    @Test
    void whatAnotherBuildMadeOrOfOtherRulesIsNotUsedButReplaced() throws IOException {
        PlanFolder folder = folder();
        folder.keep("ab", bytes("plans"));
        Path file = temp.resolve("plans/ab.plans");
        byte[] kept = Files.readAllBytes(file);
        Files.copy(file, temp.resolve("plans/cd.plans"));
        assertThat(found(folder, "cd")).isEmpty();
        for (int at = 0; at <= 64; at += 8) {
            byte[] other = kept.clone();
            other[at] ^= 1;
            Files.write(file, other);
            assertThat(found(folder, "ab")).as("byte " + at).isEmpty();
            Files.write(file, Arrays.copyOf(kept, at));
            assertThat(found(folder, "ab")).as("the first " + at + " bytes").isEmpty();
        }
        assertThat(notes).hasSize(19).allMatch(note -> note.contains("another build of Tocsin made them"));
        folder.keep("ab", bytes("plans"));
        assertThat(found(folder, "ab")).contains("plans");
    }

    @Test
    void onlyWhatWasLeftUnfinishedLongAgoIsRemovedBeside() throws IOException {
        PlanFolder folder = folder();
        folder.keep("ab", bytes("plans"));
        Path old = Files.writeString(temp.resolve("plans/unfinished-1.tmp"), "");
        Path young = Files.writeString(temp.resolve("plans/unfinished-2.tmp"), "");
        Path theirs = Files.writeString(temp.resolve("plans/notes.txt"), "");
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
        Files.setLastModifiedTime(theirs, FileTime.from(Instant.EPOCH));
        folder.keep("cd", bytes("plans"));
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(theirs).exists();
    }

    @Test
    void whereNothingCanBeKeptThatIsSaidAndNoMore() throws IOException {
        Files.writeString(temp.resolve("plans"), "a file");
        PlanFolder folder = folder();
        folder.keep("ab", bytes("plans"));
        assertThat(found(folder, "ab")).isEmpty();
        assertThat(notes).isNotEmpty().allMatch(note -> note.startsWith("compiled rules "));
    }

    @Test
    void manyMayKeepAtOnce() {
        PlanFolder folder = folder();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 200; i++) {
                String key = "key" + i % 3;
                pool.execute(() -> folder.keep(key, bytes(key.repeat(1_000))));
            }
        }
        for (String key : List.of("key0", "key1", "key2")) {
            assertThat(found(folder, key)).contains(key.repeat(1_000));
        }
    }

    private PlanFolder folder() {
        return new PlanFolder(temp.resolve("plans"), note -> {
            synchronized (notes) {
                notes.add(note);
            }
        });
    }

    private static Optional<String> found(PlanFolder folder, String key) {
        return folder.find(key)
                .map(plans -> StandardCharsets.UTF_8.decode(plans).toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

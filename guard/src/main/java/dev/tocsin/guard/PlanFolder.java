package dev.tocsin.guard;

import dev.tocsin.match.engine.PlanStore;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Compiled plans in a folder of the user's, one file for each set of rules. A file that others could have written is not used,
 * nor is one that another build of Tocsin made, or that was made of other rules: each begins with what tells it. Only the last few are kept. Nothing here is needed: whatever goes wrong, rules are compiled afresh, and a note says why.
 */
public final class PlanFolder implements PlanStore {

    /** The files that are kept; most sites have one set of rules and try another now and then. */
    static final int MOST_FILES = 4;

    /** Larger ones are neither written nor read. */
    static final long MOST_BYTES = 256L << 20;

    /** Nobody takes so long to write a file. */
    private static final Duration LONGEST_WRITING = Duration.ofHours(1);

    private static final String ENDING = ".plans";
    private static final String UNFINISHED = "unfinished-";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> WRITTEN_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path folder;
    private final Consumer<String> notes;

    /**
     * @param folder made when the first plans are kept
     * @param notes is told, in a line fit for a terminal, what could not be read or written
     */
    public PlanFolder(Path folder, Consumer<String> notes) {
        this.folder = folder;
        this.notes = notes;
    }

    @Override
    public Optional<ByteBuffer> find(String key) {
        Path file = file(key);
        try {
            Optional<String> distrusted = distrusted(folder).or(() -> distrusted(file));
            if (distrusted.isPresent()) {
                notUsed(file, "others could have written them: " + distrusted.get());
                return Optional.empty();
            }
            return read(file, key);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            notes.accept("compiled rules cannot be read from " + shown(file) + ": " + reason(e));
            return Optional.empty();
        }
    }

    private Optional<ByteBuffer> read(Path file, String key) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            notUsed(file, "they are larger than any that were kept");
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        byte[] made = made(key);
        if (bytes.length < made.length || !Arrays.equals(made, 0, made.length, bytes, 0, made.length)) {
            notUsed(file, "another build of Tocsin made them, or of other rules");
            return Optional.empty();
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        return Optional.of(
                ByteBuffer.wrap(bytes, made.length, bytes.length - made.length).slice());
    }

    @Override
    public void damaged(String key) {
        notUsed(file(key), "they are damaged");
    }

    private void notUsed(Path file, String reason) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            notes.accept("compiled rules in " + shown(file) + " are not used: " + reason);
        }
    }

    @Override
    public void keep(String key, byte[] plans) {
        if (plans.length > MOST_BYTES) {
            notes.accept("compiled rules are not kept: they take " + plans.length + " bytes");
            return;
        }
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Optional<String> distrusted = distrusted(folder);
            if (distrusted.isPresent()) {
                notes.accept("compiled rules are not kept: " + distrusted.get());
                return;
            }
            replace(file(key), made(key), plans);
            removeOldest();
        } catch (IOException e) {
            notes.accept("compiled rules cannot be kept in " + shown(folder) + ": " + reason(e));
        } catch (UnsupportedOperationException e) {
            notes.accept("compiled rules are not kept: " + unsupported(folder));
        }
    }

    private void replace(Path file, byte[] made, byte[] plans) throws IOException {
        Path unfinished = Files.createTempFile(folder, UNFINISHED, ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                out.write(made);
                out.write(plans);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** What stands before the plans. */
    private static byte[] made(String key) throws IOException {
        return (PlanningCode.with(key) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private Path file(String key) {
        return folder.resolve(key + ENDING);
    }

    /** Why others could have written it; empty if they could not, or nothing is there. A link is nobody's. */
    private static Optional<String> distrusted(Path path) {
        try {
            PosixFileAttributes there =
                    Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (there.isSymbolicLink()) {
                return Optional.of(shown(path) + " is a symbolic link");
            }
            if (!there.owner().equals(owner())) {
                return Optional.of(
                        shown(path) + " belongs to " + Quoted.of(there.owner().getName()));
            }
            return there.permissions().stream().anyMatch(WRITTEN_BY_OTHERS::contains)
                    ? Optional.of("others may write to " + shown(path))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(shown(path) + " cannot be looked at: " + reason(e));
        } catch (UnsupportedOperationException e) {
            return Optional.of(unsupported(path));
        }
    }

    private static String unsupported(Path path) {
        return "the file system does not say who may write to " + shown(path);
    }

    /** Whoever runs this. */
    private static UserPrincipal owner() throws IOException {
        Path process = Path.of("/proc/self");
        return Files.exists(process)
                ? Files.getOwner(process)
                : process.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
    }

    /**
     * Those that were used last stay, and what another process is writing at this time. It may do the same: a file that is gone is no
     * failure.
     */
    private void removeOldest() throws IOException {
        List<Dated> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(ENDING)) {
                    dated(file).ifPresent(kept::add);
                } else if (file.getFileName().toString().startsWith(UNFINISHED)
                        && dated(file).filter(Dated::isAbandoned).isPresent()) {
                    Files.deleteIfExists(file);
                }
            }
        }
        kept.sort(Comparator.comparing(Dated::used).reversed());
        for (Dated old : kept.subList(Math.min(MOST_FILES, kept.size()), kept.size())) {
            Files.deleteIfExists(old.file());
        }
    }

    private record Dated(Path file, FileTime used) {

        boolean isAbandoned() {
            return used.toInstant().isBefore(Instant.now().minus(LONGEST_WRITING));
        }
    }

    private static Optional<Dated> dated(Path file) throws IOException {
        try {
            return Optional.of(new Dated(file, Files.getLastModifiedTime(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static String shown(Path path) {
        return Quoted.of(path.toString());
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + " " + Quoted.of(String.valueOf(e.getMessage()));
    }
}

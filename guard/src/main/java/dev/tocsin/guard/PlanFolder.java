package dev.tocsin.guard;

import dev.tocsin.match.engine.PlanStore;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.nio.ByteBuffer;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Compiled plans in a folder of the user's, one file for each set of rules. A file that others could have written is not read.
 * Only the last few are kept. Nothing here is needed: whatever goes wrong, rules are compiled afresh, and a note says why.
 */
public final class PlanFolder implements PlanStore {

    /** The files that are kept; most sites have one set of rules and try another now and then. */
    static final int MOST_FILES = 4;

    /** Larger ones are neither written nor read. */
    static final long MOST_BYTES = 256L << 20;

    private static final String ENDING = ".plans";
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
            if (!isOurs(folder) || !isOurs(file) || Files.size(file) > MOST_BYTES) {
                notes.accept("compiled rules in " + shown(file)
                        + " are not used: others could have written them, or they are too large");
                return Optional.empty();
            }
            byte[] plans = Files.readAllBytes(file);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(ByteBuffer.wrap(plans));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            notes.accept("compiled rules cannot be read from " + shown(file) + ": " + reason(e));
            return Optional.empty();
        }
    }

    @Override
    public void keep(String key, byte[] plans) {
        if (plans.length > MOST_BYTES) {
            return;
        }
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Path unfinished = Files.createTempFile(folder, "unfinished-", ".tmp");
            try {
                Files.write(unfinished, plans);
                Files.move(unfinished, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            removeOldest();
        } catch (IOException e) {
            notes.accept("compiled rules cannot be kept in " + shown(folder) + ": " + reason(e));
        }
    }

    private Path file(String key) {
        return folder.resolve(key + ENDING);
    }

    /** Whether it belongs to whoever runs this and nobody else may write it; a link is nobody's. */
    private static boolean isOurs(Path path) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return !attributes.isSymbolicLink()
                && attributes.permissions().stream().noneMatch(WRITTEN_BY_OTHERS::contains)
                && attributes.owner().equals(owner());
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

    /** Those that were used last stay. Another process may do the same: a file that is gone is no failure. */
    private void removeOldest() throws IOException {
        List<Dated> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ENDING)).toList()) {
                dated(file).ifPresent(kept::add);
            }
        }
        kept.sort(Comparator.comparing(Dated::used).reversed());
        for (Dated old : kept.subList(Math.min(MOST_FILES, kept.size()), kept.size())) {
            Files.deleteIfExists(old.file());
        }
    }

    private record Dated(Path file, FileTime used) {}

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

package dev.tocsin.cli.guard;

import dev.tocsin.guard.PlanFolder;
import dev.tocsin.match.engine.PlanStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where compiled rules are kept for the user who runs a command (XDG Base Directory Specification, {@code $XDG_CACHE_HOME}). */
final class PlanCache {

    private PlanCache() {}

    /**
     * The user's, if there is a home folder.
     *
     * @param notes is told, in a line fit for a terminal, what could not be read or written
     */
    static Optional<PlanStore> ofUser(Consumer<String> notes) {
        return folder(Map.copyOf(System.getenv()), System.getProperty("user.home", ""))
                .map(folder -> new PlanFolder(folder, notes));
    }

    /** A path in {@code XDG_CACHE_HOME} that is not absolute counts as none, as the specification says. */
    static Optional<Path> folder(Map<String, String> environment, String home) {
        return Optional.of(Path.of(environment.getOrDefault("XDG_CACHE_HOME", "")))
                .filter(Path::isAbsolute)
                .or(() -> Optional.of(Path.of(home)).filter(Path::isAbsolute).map(at -> at.resolve(".cache")))
                .map(cache -> cache.resolve("tocsin"));
    }
}

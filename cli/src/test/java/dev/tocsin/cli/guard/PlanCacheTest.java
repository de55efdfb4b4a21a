package dev.tocsin.cli.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlanCacheTest {

    @Test
    void itIsWhereTheUserSaysOrInTheHomeFolder() {
        assertThat(PlanCache.folder(Map.of("XDG_CACHE_HOME", "/var/cache/me"), "/home/me"))
                .contains(Path.of("/var/cache/me/tocsin"));
        assertThat(PlanCache.folder(Map.of(), "/home/me")).contains(Path.of("/home/me/.cache/tocsin"));
        assertThat(PlanCache.folder(Map.of("XDG_CACHE_HOME", "relative"), "/home/me"))
                .contains(Path.of("/home/me/.cache/tocsin"));
        assertThat(PlanCache.folder(Map.of(), "")).isEmpty();
    }
}

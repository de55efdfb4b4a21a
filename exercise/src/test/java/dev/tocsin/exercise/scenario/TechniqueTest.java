package dev.tocsin.exercise.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TechniqueTest {

    @Test
    void everyAtlasIdentifierIsOneThatAtlasHas() throws IOException {
        Path atlas = repository().resolveSibling("shared/corpora/stix/atlas.json");
        assumeTrue(Files.exists(atlas), "skipped: there is no ATLAS at " + atlas);
        List<String> known;
        try (InputStream in = Files.newInputStream(atlas)) {
            known = StixJson.read(in).findValuesAsText("external_id");
        }
        assertThat(Technique.ALL).allSatisfy(technique -> assertThat(known).containsAll(technique.atlas()));
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(".mvn")) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }
}

package dev.tocsin.match.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MappingDocumentTest {

    /** Run this test with {@code -Dtocsin.write.docs=true} to write the document anew. */
    @Test
    void theDocumentSaysWhatTheMappingFilesSay() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        Path document = Objects.requireNonNull(root, "the root of the project")
                .resolve("docs")
                .resolve("mapping.md");
        String wanted = MappingDocument.of(EventMapping.standard());
        if (Boolean.getBoolean("tocsin.write.docs")) {
            Files.writeString(document, wanted);
        }
        assertThat(Files.exists(document) ? Files.readString(document) : "")
                .as("docs/mapping.md is stale; write it anew with -Dtocsin.write.docs=true")
                .isEqualTo(wanted);
    }
}

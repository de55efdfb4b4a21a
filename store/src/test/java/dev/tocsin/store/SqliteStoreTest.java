package dev.tocsin.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreBehaviour {

    @TempDir
    Path folder;

    @Override
    TocsinStore open() {
        return TocsinStore.open(folder.resolve("data"));
    }
}

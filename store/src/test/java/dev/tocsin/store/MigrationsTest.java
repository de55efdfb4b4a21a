package dev.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class MigrationsTest {

    @TempDir
    Path folder;

    @Test
    void theCurrentSchemaIsTheLastMigrationThatThereIs() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("empty.db"));

        MigrationInfo[] all = Migrations.flyway(Dialect.SQLITE, source).info().all();

        assertThat(all[all.length - 1].getVersion().getVersion()).isEqualTo(Integer.toString(Migrations.CURRENT));
    }
}

package dev.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tocsin.share.community.AgentId;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class MigrationsTest {

    @TempDir
    Path folder;

    @Test
    void aTokenOfBeforeHoldersWereKnownBecomesAnAgentsOfItsMember() throws SQLException {
        MemberId member = MemberId.random();
        TokenId ofMember = TokenId.random();
        TokenId ofAdministrator = TokenId.random();
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve(TocsinStore.DATABASE_FILE));
        Flyway.configure()
                .configuration(Migrations.flyway(Dialect.SQLITE, source).getConfiguration())
                .target("7")
                .load()
                .migrate();
        try (Connection connection = source.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("INSERT INTO member (uuid, name, kind, created) VALUES ('" + member + "', 'Lab', 'VENDOR', 0)");
            sql.execute("INSERT INTO token (uuid, hash, member, label, created) SELECT '" + ofMember
                    + "', 'a', id, 'laptop', 0 FROM member");
            sql.execute("INSERT INTO token (uuid, hash, label, created) VALUES ('" + ofAdministrator
                    + "', 'b', 'first start', 0)");
        }

        try (TocsinStore store = TocsinStore.open(folder)) {
            assertThat(store.tokens().tokens())
                    .extracting(Token::id, Token::bearer)
                    .containsExactly(
                            tuple(
                                    ofMember,
                                    new Caller.MemberCaller(member, new Holder.OfAgent(new AgentId(ofMember.uuid())))),
                            tuple(ofAdministrator, new Caller.Administrator()));
        }
    }

    @Test
    void theCurrentSchemaIsTheLastMigrationThatThereIs() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("empty.db"));

        MigrationInfo[] all = Migrations.flyway(Dialect.SQLITE, source).info().all();

        assertThat(all[all.length - 1].getVersion().getVersion()).isEqualTo(Integer.toString(Migrations.CURRENT));
    }
}

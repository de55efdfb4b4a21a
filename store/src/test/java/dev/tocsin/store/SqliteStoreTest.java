package dev.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.EmailAddress;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.terms.Attribution;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.stix.Tlp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

    @TempDir
    Path folder;

    private TocsinStore openEmpty() {
        return TocsinStore.open(folder.resolve("data"));
    }

    @Nested
    class Auditing extends AuditingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Releasing extends ReleasingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Leaving extends LeavingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Joining extends JoiningBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Contributing extends ContributingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Holding extends HoldingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Expiring extends ExpiringBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Statuses extends StatusBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class UnderEmbargo extends EmbargoBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Redacting extends RedactingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Resharing extends ResharingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class ToNewcomers extends NewcomersBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Channels extends ChannelBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Anonymously extends AnonymityBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Reading extends ReadingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Withdrawing extends WithdrawingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Hiding extends HidingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class LoggingIn extends LoginBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Scoping extends ScopeBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Members extends CommunityBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class AgainstTheModel extends ModelBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Log extends LogBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Test
    void whatExpiredIsInNoFileAnyMore() throws IOException {
        SetClock clock = new SetClock(StoreBehaviour.NOON);
        Terms terms =
                Terms.of(Tlp.GREEN).withAttribution(Attribution.NAMED).withExpiry(StoreBehaviour.NOON.plusSeconds(60));
        try (TocsinStore store = openEmpty().at(clock)) {
            Community community = new Community(store, clock);
            Channel channel = community.channel("files", Tlp.AMBER);
            community.contribute(
                    Community.ADMINISTRATOR,
                    channel,
                    TermsMarking.definition(terms).json(),
                    Objects21.under(terms, Objects21.indicator(1).put("name", "a name found nowhere else")),
                    Objects21.indicator(2).put("name", "a name that stays"));
            assertThat(files()).contains("a name found nowhere else");

            clock.set(StoreBehaviour.NOON.plusSeconds(60));
            community.upkeep.run();

            assertThat(files()).contains("a name that stays").doesNotContain("a name found nowhere else");
        }
    }

    /** Every table, also those of later: what refers to a member goes with it, but for what is said here. */
    @Test
    void whatAMemberLeftIsInNoTableAndInNoFileAnyMore() throws IOException, SQLException {
        SetClock clock = new SetClock(StoreBehaviour.NOON);
        Set<String> stay = Set.of("withdrawal", "commitment");
        try (TocsinStore store = openEmpty().at(clock)) {
            Community community = new Community(store, clock);
            Channel channel = community.channel("files", Tlp.AMBER);
            Caller.MemberCaller leaving = community.member("A name found nowhere else");
            community.member("A name that stays");
            Community.added(community.people.addPerson(
                    Community.ADMINISTRATOR, leaving.member(), "Ann Lee", new EmailAddress("ann@nowhere.example")));
            community.admit(leaving, channel, Right.READ, Right.CONTRIBUTE);
            Terms anonymous = Terms.of(Tlp.GREEN);
            community.contribute(
                    leaving,
                    channel,
                    TermsMarking.definition(anonymous).json(),
                    Objects21.under(anonymous, Objects21.indicator(1).put("name", "an object found nowhere else")));
            assertThat(files()).contains("A name found nowhere", "ann@nowhere.example", "an object found nowhere");

            assertThat(store.departures().leave(leaving.member(), StoreBehaviour.NOON))
                    .isPresent();

            assertThat(files())
                    .contains("A name that stays")
                    .doesNotContain(
                            "A name found nowhere", "Ann Lee", "ann@nowhere.example", "an object found nowhere");
            try (Connection connection = DriverManager.getConnection(
                            "jdbc:sqlite:" + folder.resolve("data").resolve(TocsinStore.DATABASE_FILE));
                    Statement sql = connection.createStatement()) {
                List<String> tables = new ArrayList<>();
                try (ResultSet rows = sql.executeQuery("SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c"
                        + " WHERE m.type = 'table' AND c.name = 'member' AND c.type = 'BIGINT'")) {
                    while (rows.next()) {
                        tables.add(rows.getString(1));
                    }
                }
                try (ResultSet rows = sql.executeQuery("SELECT count(*) FROM pseudonym_key")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).as("pseudonym keys").isZero();
                }
                assertThat(tables).contains("record", "original", "token", "person", "admission", "held", "embargoed");
                for (String table : tables) {
                    try (ResultSet rows = sql.executeQuery("SELECT count(*) FROM " + table
                            + " WHERE member = (SELECT id FROM member WHERE uuid = '" + leaving.member() + "')")) {
                        assertThat(rows.next()).isTrue();
                        assertThat(rows.getInt(1) == 0 || stay.contains(table))
                                .as(table)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void whoComesAfterItWasClosedIsToldSo() {
        TocsinStore store = openEmpty();
        Community community = new Community(store, new SetClock(StoreBehaviour.NOON));
        store.close();
        store.close();

        assertThatThrownBy(() -> store.directory().channels())
                .isInstanceOf(StoreException.class)
                .hasMessageEndingWith("was closed");
        assertThatThrownBy(() -> community.channel("late", Tlp.GREEN))
                .isInstanceOf(StoreException.class)
                .hasMessageEndingWith("was closed");
    }

    private String files() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}

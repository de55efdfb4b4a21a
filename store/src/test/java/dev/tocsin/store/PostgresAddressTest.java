package dev.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import dev.tocsin.store.PostgresAddress.Host;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresAddressTest {

    @Test
    void isReadAsPostgresqlsOwnProgramsReadIt() {
        PostgresAddress address = PostgresAddress.parse(
                "postgresql://toc%40sin:a:b+c%25@[::1],db.example.org:6543/the%20hub?sslmode=verify-ca&sslrootcert=/etc/ca.pem");

        assertThat(address.hosts()).containsExactly(new Host("::1", 5432), new Host("db.example.org", 6543));
        assertThat(address.user()).isEqualTo("toc@sin");
        assertThat(address.password()).contains("a:b+c%");
        assertThat(address.database()).isEqualTo("the hub");
        assertThat(address.parameters()).hasSize(2).containsEntry("sslrootcert", "/etc/ca.pem");
    }

    @Test
    void whatIsShownOfItHasNoPassword() {
        assertThat(PostgresAddress.parse("postgres://me:secret@db/hub?sslmode=require"))
                .hasToString("postgresql://db:5432/hub");
    }

    @Test
    void anyPasswordCanBeWritten() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 20))
                .assuming(password -> StandardCharsets.UTF_8.newEncoder().canEncode(password))
                .checkAssert(password -> assertThat(PostgresAddress.parse("postgresql://me:"
                                        + URLEncoder.encode(password, StandardCharsets.UTF_8)
                                                .replace("+", "%20")
                                        + "@db/hub")
                                .password())
                        .contains(password));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jdbc:postgresql://me@db/hub             | it does not begin with postgresql://
                    postgresql://me:secret@db               | it names no database
                    postgresql://me:secret@db/a/b           | it names no database
                    postgresql://db/hub                     | it names no user
                    postgresql://me:secret@/hub             | it names no host
                    postgresql://me:secret@a,,b/hub         | it names no host
                    postgresql://me:secret@[::1]x/hub       | it names no host
                    postgresql://me:secret@db:x/hub         | its port is "x"
                    postgresql://me:secret@db:0/hub         | its port is "0"
                    postgresql://me:secret@db:65536/hub     | its port is "65536"
                    postgresql://me:secret@db/hub?ssl=true  | it says "ssl"
                    postgresql://me@db/hub?password=secret  | a password stands behind the question mark
                    postgresql://me:secret@db/hub?sslmode   | sslmode has no value, or two
                    postgresql://me:secret%@db/hub          | a percent sign in it
                    """)
    void whatIsWrongIsSaidWithoutThePassword(String text, String why) {
        assertThatThrownBy(() -> PostgresAddress.parse(text))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.hint()).contains("postgresql://tocsin@db.example.org/tocsin"))
                .hasMessageContaining(why)
                .message()
                .doesNotContain("secret");
    }
}

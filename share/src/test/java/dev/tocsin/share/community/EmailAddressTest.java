package dev.tocsin.share.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.org", "ann.lee+tocsin@mail.clinic.example", "änn@klinik.example"})
    void anAddressIsTakenAsItIs(String text) {
        assertThat(new EmailAddress(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.org",
                "ann@",
                "ann lee@example.org",
                "ann@example.org\r\nBcc: all@example.org",
                "a@b@example.org",
                "<ann@example.org>",
                "ann\u202E@example.org"
            })
    void whatHasNoShapeOfOneIsRefused(String text) {
        assertThatThrownBy(() -> new EmailAddress(text))
                .isInstanceOf(MalformedName.class)
                .hasMessageStartingWith("not an e-mail address like name@example.org: ");
    }

    @Test
    void aLongOneIsRefusedInFewWords() {
        assertThatThrownBy(() -> new EmailAddress("a@" + "b".repeat(100_000)))
                .message()
                .hasSizeLessThan(300);
    }
}

package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StixIdTest {

    private static final String UUID = "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f";

    @Test
    void twoSpellingsOfOneUuidAreEqual() {
        assertThat(StixId.parse("x-my-type2--8E2E2D2B-17D4-4CBF-938F-98EE46B3CD3F"))
                .isEqualTo(StixId.parse("x-my-type2--" + UUID))
                .hasToString("x-my-type2--" + UUID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "4a5", "a-b"})
    void aTypeHasThreeCharactersOrMore(String type) {
        assertThat(StixId.parse(type + "--" + UUID).type()).isEqualTo(type);
        assertThat(new StixId("a".repeat(250), StixId.parse("abc--" + UUID).uuid()).type())
                .hasSize(250);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "-abc", "abc-", "Abc", "a_c", "äbc", ""})
    void otherTypesAreRefused(String type) {
        assertThatThrownBy(() -> StixId.parse(type + "--" + UUID)).isInstanceOf(StixException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3",
                "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f0",
                "8e2e2d2b017d4-4cbf-938f-98ee46b3cd3f",
                "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3g",
                "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd-f",
                "8e2e2d2-b17d4-4cbf-938f-98ee46b3cd3f"
            })
    void whatIsNoUuidIsRefused(String uuid) {
        assertThatThrownBy(() -> StixId.parse("indicator--" + uuid))
                .isInstanceOf(StixException.class)
                .hasMessageContaining("not an identifier");
    }
}

package dev.tocsin.share.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "ai-attacks", "0", "2026-q4", "x-------y"})
    void shortLowerCaseNamesAreChannelNames(String text) {
        assertThat(new ChannelName(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "Ai", "a b", "a/b", "ä", "a\u0000", "../a"})
    void otherTextIsNoChannelNameAndIsQuoted(String text) {
        assertThat(ChannelName.parse(text)).isEmpty();
        assertThatThrownBy(() -> new ChannelName(text))
                .isInstanceOf(MalformedName.class)
                .hasMessageStartingWith("a channel's name has 1 to 63 lower-case letters, digits and hyphens");
    }

    @Test
    void whatLooksLikeAnIdIsNoChannelName() {
        assertThatThrownBy(() -> new ChannelName("00000000-0000-4000-8000-000000000001"))
                .hasMessage("a channel's name must not look like an id: \"00000000-0000-4000-8000-000000000001\"");
    }

    @Test
    void noTextIsBothAnIdAndAName() {
        qt().forAll(strings().basicMultilingualPlaneAlphabet().ofLengthBetween(0, 70))
                .check(text -> ChannelId.parse(text).isEmpty()
                        || ChannelName.parse(text).isEmpty());
    }

    @Test
    void anIdIsReadOnlyInTheOneWayInWhichItIsWritten() {
        ChannelId id = ChannelId.random();
        assertThat(ChannelId.parse(id.toString())).contains(id);
        assertThat(ChannelId.parse("0-0-0-0-0")).isEmpty();
        assertThat(ChannelId.parse("ABCDEF00-0000-4000-8000-000000000001")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u001b[2Jb", "a\nb", "a\u202eb", "a\ud800b"})
    void namesForPeopleAreOneLineOfPrintableText(String text) {
        assertThatThrownBy(() -> DisplayName.of(text))
                .isInstanceOf(MalformedName.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b", "\n", "\u202e"));
    }

    @Test
    void aKindIsReadAsItIsWritten() {
        for (MemberKind kind : MemberKind.values()) {
            assertThat(MemberKind.of(kind.written())).contains(kind);
        }
        assertThat(MemberKind.of("AI-Developer")).contains(MemberKind.AI_DEVELOPER);
        assertThat(MemberKind.of("bank")).isEmpty();
    }
}

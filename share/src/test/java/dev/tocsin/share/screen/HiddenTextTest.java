package dev.tocsin.share.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenTextTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x1B, 0x7F, 0x85, 0xAD, 0x034F, 0x061C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F,
                0x202A, 0x202E, 0x2060, 0x2064, 0x2066, 0x2069, 0x206F, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9,
                0xFFFB, 0x1D173, 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xE01EF
            })
    void whatNobodySeesIsTakenOut(int hidden) {
        String text = "pay" + Character.toString(hidden) + "pal";

        assertThat(HiddenText.clean(text)).isEqualTo(new HiddenText.Cleaned("paypal", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "tab\tline\nreturn\r\n",
                "née Ångström — Müller",
                "می‌خواهم",
                "क्‍ष",
                "👩‍💻 👨‍👩‍👧 ❤️‍🔥 ❤️ 1️⃣ 🏳️‍🌈",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "葛\uDB40\uDD00飾",
                "עברית",
            })
    void whatATextNeedsToBeWrittenRightStays(String text) {
        assertThat(HiddenText.clean(text)).isEqualTo(new HiddenText.Cleaned(text, 0));
    }

    @Test
    void aSentenceInTagsAndBytesInSelectorsAreTakenOutWhole() {
        StringBuilder tags = new StringBuilder("🏴");
        "ignore".chars().forEach(c -> tags.appendCodePoint(0xE0000 + c));
        tags.appendCodePoint(0xE007F);
        StringBuilder bytes = new StringBuilder("☺");
        for (int i = 0; i < 40; i++) {
            bytes.appendCodePoint(0xFE00 + i % 16);
        }

        assertThat(HiddenText.clean(tags.toString())).isEqualTo(new HiddenText.Cleaned("🏴", 7));
        assertThat(HiddenText.clean(bytes.toString()).text()).isEqualTo("☺\uFE00");
    }

    @Test
    void cleaningTwiceIsCleaningOnceAndTakesOutOnlyWhatIsHidden() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 40)).check(text -> {
            HiddenText.Cleaned once = HiddenText.clean(text);
            boolean unchangedAgain = HiddenText.clean(once.text()).equals(new HiddenText.Cleaned(once.text(), 0));
            long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
            long kept =
                    once.text().codePoints().filter(Character::isLetterOrDigit).count();
            // The fillers are letters by category.
            long fillers = text.codePoints()
                    .filter(c -> c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0)
                    .count();
            return unchangedAgain && letters - fillers == kept;
        });
    }
}

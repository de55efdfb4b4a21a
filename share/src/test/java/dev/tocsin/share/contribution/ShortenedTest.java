package dev.tocsin.share.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShortenedTest {

    @Test
    void shortTextStaysAsItIs() {
        assertThat(Shortened.of("née \u001b[2J 🔔")).isEqualTo("née \u001b[2J 🔔");
    }

    @Test
    void longTextIsCutWithoutCuttingACharacterInTwo() {
        assertThat(Shortened.of("a".repeat(401))).hasSize(400).endsWith("a…");
        assertThat(Shortened.of("a".repeat(398) + "🔔🔔")).isEqualTo("a".repeat(398) + "…");
    }

    @Test
    void whatNoDatabaseHoldsIsReplaced() {
        assertThat(Shortened.of("a\u0000b\ud800c")).isEqualTo("a\ufffdb\ufffdc");
    }

    @Test
    void anyTextComesOutShortAndWhole() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 900)).check(text -> {
            String kept = Shortened.of(text);
            return kept.length() <= Shortened.MAX_LENGTH
                    && kept.indexOf('\u0000') < 0
                    && new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(kept);
        });
    }
}

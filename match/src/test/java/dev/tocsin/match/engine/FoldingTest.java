package dev.tocsin.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

final class FoldingTest {

    private static final String[] CHARACTERS = {
        "a", "A", "k", "K", "\u212a", "s", "\u017f", "\ud801\udc00", "\ud801\udc28", "\ud801\udc01", "é", "É", "."
    };

    @Test
    void comparingInPlaceIsComparingWhatIsFolded() {
        qt().withExamples(20_000).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            String text = text(random, 6);
            String other = text(random, 3);
            for (int at = -1; at <= text.length(); at++) {
                if (at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))) {
                    continue;
                }
                boolean alike = at >= 0 && Folding.fold(text).startsWith(Folding.fold(other), at);
                assertThat(Folding.sameAt(text, at, other, false))
                        .as(text + " " + other + " " + at)
                        .isEqualTo(alike);
                boolean same = at >= 0 && text.startsWith(other, at);
                assertThat(Folding.sameAt(text, at, other, true))
                        .as(text + " " + other + " " + at)
                        .isEqualTo(same);
            }
        });
    }

    @Test
    void foldingIntoBytesIsEncodingWhatIsFolded() {
        qt().withExamples(20_000)
                .forAll(SourceDSL.strings().allPossible().ofLengthBetween(0, 20))
                .checkAssert(text -> {
                    byte[] into = new byte[text.length() * 3];
                    int length = Folding.fold(text, into);
                    assertThat(Arrays.copyOf(into, length))
                            .isEqualTo(Folding.fold(text).getBytes(StandardCharsets.UTF_8));
                });
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(most + 1);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }
}

package dev.tocsin.match.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.Position;
import org.junit.jupiter.api.Test;

class MisfitTest {

    @Test
    void aLongValueIsCutWithoutCuttingACharacterInTwo() {
        assertThat(value("a".repeat(201))).isEqualTo("a".repeat(200));
        assertThat(value("a".repeat(199) + "🔔🔔")).isEqualTo("a".repeat(199));
        assertThat(value("🔔".repeat(101))).isEqualTo("🔔".repeat(100));
    }

    @Test
    void anyValueIsKeptShortAndAsItBegins() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 500)).check(text -> {
            String kept = value(text);
            return kept.length() <= Misfit.LONGEST_VALUE
                    && text.startsWith(kept)
                    && kept.codePointCount(0, kept.length()) + text.codePointCount(kept.length(), text.length())
                            == text.codePointCount(0, text.length());
        });
    }

    private static String value(String text) {
        return new Misfit(new LogSource(LogFormat.OCSF, "4001"), new Position("x", 1, 0), "f", text, "not it").value();
    }
}

package dev.tocsin.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class TaxiiMediaTypeTest {

    private static final Gen<String> TEXTS =
            strings().basicMultilingualPlaneAlphabet().ofLengthBetween(0, 60);

    @Test
    void theTypeIsKnownInAnyLetterCaseAndWithSpacesAroundItsParts() {
        qt().forAll(integers().between(0, Integer.MAX_VALUE), integers().between(0, 3))
                .checkAssert((upper, spaces) -> {
                    String written = mixed(TaxiiMediaType.TAXII, upper).replace(";", " ".repeat(spaces) + ";\t");

                    assertThat(TaxiiMediaType.isTaxii(written)).as(written).isTrue();
                    assertThat(TaxiiMediaType.acceptedBy(written)).as(written).isTrue();
                });
    }

    @Test
    void whateverElseIsAcceptedTaxiiIsAcceptedBesideIt() {
        qt().forAll(TEXTS, TEXTS)
                .check((before, behind) ->
                        TaxiiMediaType.acceptedBy(before + "," + TaxiiMediaType.TAXII + "," + behind));
    }

    @Test
    void noOtherTypeIsTaxii() {
        qt().forAll(TEXTS).check(text -> !TaxiiMediaType.isTaxii("x" + text) && !TaxiiMediaType.acceptedBy("x" + text));
    }

    @Test
    void noOtherVersionIsTaxii() {
        qt().forAll(integers().between(0, 99_999)).check(digits -> {
            String type = "application/taxii+json;version=2.1" + digits;
            return !TaxiiMediaType.isTaxii(type) && !TaxiiMediaType.acceptedBy(type);
        });
    }

    private static String mixed(String text, int upper) {
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            mixed.append((upper >> (i % 31) & 1) == 1 ? letter.toUpperCase(Locale.ROOT) : letter);
        }
        return mixed.toString();
    }
}

package dev.tocsin.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import dev.tocsin.stix.StixException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class TaxiiTimestampTest {

    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Test
    void aMomentComesBackCutToMicroseconds() {
        qt().forAll(longs().between(FIRST, LAST), integers().between(0, 999_999_999))
                .checkAssert((second, nano) -> {
                    Instant moment = Instant.ofEpochSecond(second, nano);
                    String written = TaxiiTimestamp.write(moment);

                    assertThat(written).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
                    assertThat(TaxiiTimestamp.read(written)).isEqualTo(moment.truncatedTo(ChronoUnit.MICROS));
                });
    }

    @Test
    void anyOtherTextIsRefusedAndNothingElseHappens() {
        qt().forAll(strings().basicMultilingualPlaneAlphabet().ofLengthBetween(0, 40))
                .checkAssert(text -> assertThat(catchThrowable(() -> TaxiiTimestamp.read(text)))
                        .isInstanceOf(StixException.class));
    }

    @Test
    void aMomentWithOneCharacterChangedIsReadOrRefused() {
        String moment = "2026-02-28T23:59:59.000001Z";
        qt().forAll(integers().between(0, moment.length() - 1), integers().between(0, 0x2ff))
                .checkAssert((place, c) -> {
                    String changed = moment.substring(0, place) + (char) c.intValue() + moment.substring(place + 1);
                    Throwable thrown = catchThrowable(() -> TaxiiTimestamp.read(changed));
                    assertThat(thrown == null || thrown instanceof StixException)
                            .as("%s: %s", changed, thrown)
                            .isTrue();
                });
    }
}

package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StixTimestampTest {

    @Test
    void keepsTheTextItWasReadFrom() {
        assertThat(StixTimestamp.parse("2016-01-20T12:31:12.1230Z")).hasToString("2016-01-20T12:31:12.1230Z");
    }

    @Test
    void isEqualHoweverManyZerosItIsWrittenWith() {
        assertThat(StixTimestamp.parse("2016-01-20T12:31:12Z"))
                .isEqualTo(StixTimestamp.parse("2016-01-20T12:31:12.000Z"))
                .hasSameHashCodeAs(StixTimestamp.parse("2016-01-20T12:31:12.000Z"));
    }

    @Test
    void tellsMomentsApartThatDifferBelowTheNanosecond() {
        assertThat(StixTimestamp.parse("2016-01-20T12:31:12.0000000001Z"))
                .isLessThan(StixTimestamp.parse("2016-01-20T12:31:12.0000000002Z"));
    }

    @Test
    void quotesWhatIsNotATimestamp() {
        assertThatThrownBy(() -> StixTimestamp.parse("2016-01-20 12:31:12"))
                .isInstanceOf(StixException.class)
                .hasMessageContaining("\"2016-01-20 12:31:12\"");
        assertThatThrownBy(() -> StixTimestamp.parse("2016-02-30T12:31:12Z"))
                .isInstanceOf(StixException.class)
                .hasMessageContaining("no such date");
    }

    @Test
    void readsTheEndOfADayAndALeapSecond() {
        assertThat(StixTimestamp.parse("2016-02-28T24:00:00Z").toInstant()).isEqualTo("2016-02-29T00:00:00Z");
        assertThat(StixTimestamp.parse("2016-12-31T23:59:60Z").toInstant()).isEqualTo("2016-12-31T23:59:59Z");
        assertThatThrownBy(() -> StixTimestamp.parse("2016-12-31T24:00:01Z"))
                .isInstanceOf(StixException.class)
                .hasMessageContaining("no such date");
    }

    @Test
    void refusesWhatIsAlmostATimestamp() {
        for (String almost : List.of(
                "Z",
                "2016-01-20T12:31:12",
                "2016-01-20T12:31:12.Z",
                "2016-01-20T12:31:12z",
                "2016-01-20T12:31:1\u0663Z")) {
            assertThatThrownBy(() -> StixTimestamp.parse(almost))
                    .isInstanceOf(StixException.class)
                    .hasMessageContaining("not a timestamp");
        }
    }

    @Test
    void writesAnInstantWithAtLeastThreeDigits() {
        assertThat(StixTimestamp.of(Instant.parse("2016-01-20T12:31:12Z"))).hasToString("2016-01-20T12:31:12.000Z");
        assertThat(StixTimestamp.of(Instant.parse("2016-01-20T12:31:12.123456Z")))
                .hasToString("2016-01-20T12:31:12.123456Z");
    }
}

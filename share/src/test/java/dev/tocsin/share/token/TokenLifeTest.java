package dev.tocsin.share.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenLifeTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void whatIsNotAskedForIsAYearOrTheLongestIfThatIsLess() {
        assertThat(TokenLife.USUAL.end(NOON, Optional.empty())).isEqualTo("2027-01-01T12:00:00Z");
        assertThat(new TokenLife(Duration.ofDays(30)).end(NOON, Optional.empty()))
                .isEqualTo("2026-01-31T12:00:00Z");
    }

    @Test
    void theLongestIsAllowedAndAMomentMoreIsNot() {
        TokenLife month = new TokenLife(Duration.ofDays(30));
        Instant last = NOON.plus(Duration.ofDays(30));

        assertThat(month.end(NOON, Optional.of(last))).isEqualTo(last);
        assertThat(month.end(NOON, Optional.of(NOON.plusNanos(1_999)))).isEqualTo(NOON.plusNanos(1_000));
        assertThatThrownBy(() -> month.end(NOON, Optional.of(last.plusNanos(1))))
                .isInstanceOf(TokenLife.TooLong.class)
                .hasMessage("a token until 2026-01-31T12:00:00.000000001Z would count longer than the 30 days that this"
                        + " hub allows");
        assertThatThrownBy(() -> month.end(NOON, Optional.of(Instant.MAX))).isInstanceOf(TokenLife.TooLong.class);
    }

    @Test
    void aHubAllowsADayAtLeastAndTenYearsAtMost() {
        assertThatThrownBy(() -> new TokenLife(Duration.ofDays(1).minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenLife(Duration.ofDays(3_650).plusNanos(1)))
                .hasMessageContaining("from 1 to 3650 days");
        assertThat(new TokenLife(TokenLife.LEAST).longest()).isEqualTo(Duration.ofDays(1));
        assertThat(new TokenLife(TokenLife.MOST).longest()).isEqualTo(Duration.ofDays(3_650));
    }
}

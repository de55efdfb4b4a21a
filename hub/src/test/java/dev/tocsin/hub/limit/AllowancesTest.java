package dev.tocsin.hub.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowancesTest {

    private static final Turn NOW = new Turn.Now();

    /** Close to where a clock of nanoseconds turns negative. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    private final Allowances<String> allowances = new Allowances<>(new Pace(3, Duration.ofSeconds(3)), nanos::get);

    @Test
    void whoHasUsedAllComesLaterAndNotBefore() {
        assertThat(allowances.take("a")).isEqualTo(NOW);
        assertThat(allowances.take("a")).isEqualTo(NOW);
        assertThat(allowances.take("a")).isEqualTo(NOW);
        assertThat(allowances.take("a")).isEqualTo(new Turn.Later(Duration.ofSeconds(1)));

        pass(Duration.ofSeconds(1).minusNanos(1));
        assertThat(allowances.take("a")).isEqualTo(new Turn.Later(Duration.ofNanos(1)));
        pass(Duration.ofNanos(1));
        assertThat(allowances.take("a")).isEqualTo(NOW);
        assertThat(allowances.take("a")).isEqualTo(new Turn.Later(Duration.ofSeconds(1)));
    }

    @Test
    void whoRestsHasAllAgainAndNotMore() {
        allowances.take("a");
        pass(Duration.ofHours(1));

        for (int i = 0; i < 3; i++) {
            assertThat(allowances.take("a")).isEqualTo(NOW);
        }
        assertThat(allowances.take("a")).isInstanceOf(Turn.Later.class);
    }

    @Test
    void whatOneUsesIsNotTakenFromAnother() {
        allowances.charge("greedy", 1_000);

        assertThat(allowances.take("greedy")).isInstanceOf(Turn.Later.class);
        assertThat(allowances.take("modest")).isEqualTo(NOW);
    }

    @Test
    void aDebtIsBoundedSoThatNobodyIsShutOutForLong() {
        allowances.charge("a", 100_000_000);

        assertThat(allowances.take("a")).isEqualTo(new Turn.Later(Duration.ofSeconds(4)));
        pass(Duration.ofSeconds(4));
        assertThat(allowances.take("a")).isEqualTo(NOW);
    }

    @Test
    void aCrowdOfSourcesIsForgottenAndTakesNothingFromWhoKeepsAsking() {
        allowances.charge("first", 3);
        for (int i = 0; i < 3 * Allowances.MOST; i++) {
            allowances.take("source " + i);
            if (i % 1_000 == 0) {
                assertThat(allowances.take("first"))
                        .as("its debt is remembered")
                        .isInstanceOf(Turn.Later.class);
            }
        }

        assertThat(allowances.remembered()).isEqualTo(Allowances.MOST);
        assertThat(allowances.take("source 0")).isEqualTo(NOW);
    }

    @Test
    void aPaceOutOfBoundsIsNamed() {
        assertThatThrownBy(() -> Pace.perSecond(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> new Pace(1, Duration.ZERO)).hasMessageContaining("PT0S");
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}

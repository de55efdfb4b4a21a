package dev.tocsin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.ObjectBuilder;
import dev.tocsin.stix.StixObject;
import org.junit.jupiter.api.Test;

final class HoldingsTest {

    private final StixObject company = Shared.identity("Model Works");
    private final StixObject first = Shared.indicator("[domain-name:value = 'x.example']", company.id());
    private final Holdings holdings = new Holdings();

    @Test
    void aRevokedIndicatorIsNoRuleAndSaysSo() {
        holdings.take(first);
        assertThat(Rulebook.of(holdings).rules()).hasSize(1);
        assertThat(holdings.take(ObjectBuilder.nextVersion(first, Shared.YESTERDAY)
                        .set("revoked", true)
                        .build()))
                .isTrue();
        Rulebook rulebook = Rulebook.of(holdings);
        assertThat(rulebook.rules()).isEmpty();
        assertThat(rulebook.refused()).extracting(Rulebook.Refused::reason).containsExactly("it is revoked");
    }

    @Test
    void anOlderVersionThatComesLateChangesNothing() {
        StixObject second = ObjectBuilder.nextVersion(first, Shared.YESTERDAY)
                .set("pattern", "[domain-name:value = 'y.example']")
                .build();
        assertThat(holdings.take(second)).isTrue();
        assertThat(holdings.take(first)).isFalse();
        assertThat(holdings.take(second)).isFalse();
        assertThat(holdings.objects()).containsExactly(second);
    }

    @Test
    void whatIsNoStixPatternIsRefusedWithTheReason() {
        holdings.take(ObjectBuilder.nextVersion(first, Shared.YESTERDAY)
                .set("pattern", "[domain-name:value = ")
                .build());
        assertThat(Rulebook.of(holdings).refused().getFirst().reason())
                .startsWith("its pattern cannot be used: line 1, column");
    }
}

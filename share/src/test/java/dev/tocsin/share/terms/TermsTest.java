package dev.tocsin.share.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TermsTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void theOrderInWhichTermsAreCombinedDoesNotCount() {
        qt().forAll(SomeTerms.any(), SomeTerms.any())
                .check((a, b) -> a.strictest(b).equals(b.strictest(a)));
        qt().forAll(SomeTerms.any(), SomeTerms.any(), SomeTerms.any())
                .check((a, b, c) -> a.strictest(b).strictest(c).equals(a.strictest(b.strictest(c))));
        qt().forAll(SomeTerms.any()).check(a -> a.strictest(a).equals(a));
    }

    @Test
    void whatIsDerivedIsNeverWiderThanWhatItIsDerivedFrom() {
        qt().forAll(SomeTerms.any(), SomeTerms.any()).check((a, b) -> {
            Terms both = a.strictest(b);
            return both.isNoWiderThan(a)
                    && both.isNoWiderThan(b)
                    && both.tlp().compareTo(a.tlp()) >= 0
                    && both.attribution().compareTo(a.attribution()) >= 0
                    && a.uses().containsAll(both.uses())
                    && a.embargo().stream().allMatch(moment -> both.embargoed(moment.minusMillis(1)))
                    && a.expires().stream().allMatch(both::expired)
                    && both.legalBases().containsAll(a.legalBases());
        });
    }

    @Test
    void oneOfTwoThatAreNoWiderThanEachOtherIsTheOther() {
        qt().forAll(SomeTerms.any(), SomeTerms.any())
                .check((a, b) -> !a.isNoWiderThan(b) || !b.isNoWiderThan(a) || a.equals(b));
    }

    @Test
    void nothingIsHandedOnUnderWiderTermsOrWithoutPermission() {
        qt().forAll(SomeTerms.any(), SomeTerms.any()).check((received, proposed) -> {
            boolean allowed = Resharing.mayReshare(received, proposed) instanceof Resharing.Allowed;
            boolean may = received.tlp().compareTo(Tlp.AMBER) <= 0
                    && received.uses().contains(Use.SHARE_ON)
                    && proposed.isNoWiderThan(received);
            return allowed == may;
        });
    }

    @Test
    void eachReasonNotToHandOnIsNamed() {
        Terms shareable = Terms.of(Tlp.GREEN).withUses(Set.of(Use.WATCH, Use.SHARE_ON));

        assertThat(Resharing.mayReshare(shareable, shareable)).isEqualTo(new Resharing.Allowed());
        assertThat(Resharing.mayReshare(shareable, shareable.withTlp(Tlp.CLEAR)))
                .isEqualTo(refused("WIDER"));
        assertThat(Resharing.mayReshare(Terms.of(Tlp.CLEAR), Terms.of(Tlp.CLEAR)))
                .isEqualTo(refused("NOT_PERMITTED"));
        assertThat(Resharing.mayReshare(shareable.withTlp(Tlp.AMBER_STRICT), Terms.of(Tlp.RED)))
                .isEqualTo(refused("STAYS_WITH_THE_MEMBER"));
        assertThat(Resharing.mayReshare(shareable.withTlp(Tlp.RED), Terms.of(Tlp.RED)))
                .isEqualTo(refused("FOR_NAMED_PERSONS"));
    }

    @Test
    void whereNothingIsSaidTheMostCarefulTermsHold() {
        assertThat(Terms.MOST_CAREFUL.tlp()).isEqualTo(Tlp.AMBER_STRICT);
        assertThat(Terms.MOST_CAREFUL.attribution()).isEqualTo(Attribution.ANONYMOUS);
        assertThat(Terms.MOST_CAREFUL.uses()).containsExactly(Use.WATCH);
    }

    @Test
    void anEmbargoEndsAndAnExpiryBeginsWithTheMomentThatIsNamed() {
        Terms terms = Terms.of(Tlp.GREEN).withEmbargo(NOON).withExpiry(NOON.plusSeconds(1));

        assertThat(terms.embargoed(NOON.minusMillis(1))).isTrue();
        assertThat(terms.embargoed(NOON)).isFalse();
        assertThat(terms.expired(NOON.plusMillis(999))).isFalse();
        assertThat(terms.expired(NOON.plusSeconds(1))).isTrue();
    }

    @Test
    void aNoteOnTheLegalBasisIsOneLine() {
        LocalDate day = LocalDate.of(2026, 11, 1);
        assertThatThrownBy(() -> new LegalBasis("a\u202eb", day)).isInstanceOf(MalformedTerms.class);
        assertThatThrownBy(() -> new LegalBasis("  ", day)).isInstanceOf(MalformedTerms.class);
        assertThatThrownBy(() -> new LegalBasis("x".repeat(1_001), day)).hasMessageContaining("1001");
        assertThat(new LegalBasis(" § 1 ", day).note()).isEqualTo("§ 1");
    }

    private static Resharing refused(String reason) {
        return new Resharing.Refused(Resharing.Reason.valueOf(reason));
    }
}

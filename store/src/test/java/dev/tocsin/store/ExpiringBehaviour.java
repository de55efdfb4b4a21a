package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static dev.tocsin.store.Objects21.indicator;
import static dev.tocsin.store.Objects21.marked;
import static dev.tocsin.store.Objects21.under;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.Answer;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.contribution.HeldObject;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Outcome.Accepted;
import dev.tocsin.share.contribution.Outcome.Expired;
import dev.tocsin.share.contribution.Outcome.Refused;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.share.record.ManifestEntry;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.share.screen.BenignList.Origin;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.screen.WarningListReader;
import dev.tocsin.share.terms.Attribution;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is shared until a moment is given out until then and not a microsecond longer. */
abstract class ExpiringBehaviour extends StoreBehaviour {

    private static final Instant TOMORROW = NOON.plusSeconds(86_400);
    private static final Terms NAMED = Terms.of(Tlp.GREEN).withAttribution(Attribution.NAMED);
    private static final Terms UNTIL_TOMORROW = NAMED.withExpiry(TOMORROW);
    private static final StixId FIRST = StixId.parse("indicator--" + Objects21.uuid(1));

    private Receipt contributeUntilTomorrow() {
        community.contribute(
                hospital,
                channel,
                marked(indicator(1, january(1)), Tlp.CLEAR.markingId().toString()));
        return community.contribute(
                lab,
                channel,
                TermsMarking.definition(UNTIL_TOMORROW).json(),
                under(UNTIL_TOMORROW, indicator(1, january(2)).put("name", "soon gone")),
                under(UNTIL_TOMORROW, indicator(2)));
    }

    private List<String> manifest() {
        return given(community.sharing.manifest(ADMINISTRATOR, channel.name().toString(), ALL, 100)).items().stream()
                .map(ManifestEntry::id)
                .map(StixId::type)
                .toList();
    }

    @Test
    void fromTheMomentOnItIsInNoAnswerThoughNobodyRemovedItYet() {
        Receipt receipt = contributeUntilTomorrow();
        assertThat(receipt.outcomes())
                .allSatisfy(
                        outcome -> assertThat(((Accepted) outcome).expires()).contains(TOMORROW));

        clock.set(TOMORROW.minusNanos(1_000));
        assertThat(records(ALL)).hasSize(4);
        assertThat(records(Selection.LAST_VERSIONS.ids(Set.of(FIRST))))
                .singleElement()
                .extracting(SharedRecord::json)
                .asString()
                .contains("soon gone");

        clock.set(TOMORROW);
        assertThat(shown(ALL)).containsExactly("1@1");
        assertThat(shown(Selection.LAST_VERSIONS))
                .as("the last of what is left")
                .containsExactly("1@1");
        assertThat(manifest()).containsExactly("indicator");
        assertThat(store.records().objects(channel.id(), new dev.tocsin.share.record.Sight.Everything(), Set.of(FIRST)))
                .hasSize(1)
                .allSatisfy((id, object) -> assertThat(object.text("name")).isEmpty());
        assertThat(community.sharing.withdraw(lab, channel.name().toString(), FIRST, Set.of(new VersionMatch.All())))
                .as("there is only the hospital's now")
                .isEqualTo(new Answer.Refused<>(Reason.NOT_YOURS));
    }

    @Test
    void itsContributorIsToldThatItExpired() {
        Receipt receipt = contributeUntilTomorrow();
        clock.set(TOMORROW);

        List<Outcome> outcomes =
                given(community.sharing.status(lab, receipt.id())).outcomes();
        community.upkeep.run();

        assertThat(outcomes)
                .hasSize(3)
                .allSatisfy(outcome -> assertThat(((Expired) outcome).when()).isEqualTo(TOMORROW));
        assertThat(given(community.sharing.status(lab, receipt.id())).outcomes())
                .isEqualTo(outcomes);
    }

    @Test
    void theUpkeepRemovesItForGoodAndNoPlaceIsGivenTwice() {
        contributeUntilTomorrow();
        clock.set(TOMORROW);

        assertThat(store.expiry().remove(TOMORROW.minusNanos(1_000))).isZero();
        assertThat(store.expiry().remove(TOMORROW)).isEqualTo(3);
        assertThat(store.expiry().remove(TOMORROW)).isZero();

        clock.set(NOON);
        assertThat(shown(ALL)).as("gone, whatever the clock says").containsExactly("1@1");
        Accepted next =
                (Accepted) community.outcomes(lab, channel, indicator(9)).getFirst();
        assertThat(next.position().orElseThrow().number()).isEqualTo(5);
    }

    @Test
    void aContributionFindsNothingThatHasExpired() {
        contributeUntilTomorrow();
        clock.set(TOMORROW);

        Outcome other = community
                .outcomes(hospital, channel, indicator(1, january(2)).put("name", "another"))
                .getFirst();

        assertThat(other).as("no conflict with what is gone").isInstanceOf(Accepted.class);
        clock.set(NOON);
        assertThat(shown(ALL)).as("the write removed what had expired").containsExactly("1@1", "1@2");
    }

    @Test
    void underTermsThatAreOverNothingIsTaken() {
        Terms over = NAMED.withExpiry(NOON);

        List<Outcome> outcomes =
                community.outcomes(lab, channel, TermsMarking.definition(over).json(), under(over, indicator(1)));

        assertThat(((Refused) outcomes.getFirst()).refusal().code()).isEqualTo(Code.TERMS_EXPIRED);
        assertThat(((Refused) outcomes.getFirst()).refusal().value()).isEqualTo("expires at " + NOON);
        assertThat(((Refused) outcomes.getLast()).refusal().code()).isEqualTo(Code.UNKNOWN_MARKING);
    }

    @Test
    void theStrictestOfSeveralTermsCounts() {
        Terms later = NAMED.withExpiry(TOMORROW.plusSeconds(86_400));
        community.contribute(
                lab,
                channel,
                TermsMarking.definition(UNTIL_TOMORROW).json(),
                TermsMarking.definition(later).json());

        Accepted both = (Accepted) community
                .outcomes(lab, channel, under(later, under(UNTIL_TOMORROW, indicator(1))))
                .getFirst();

        assertThat(both.expires()).contains(TOMORROW);
    }

    @Test
    void whatIsHeldUntilItExpiresIsNeverSharedAndNotKept() {
        String list = "{\"name\":\"resolvers\",\"type\":\"cidr\",\"list\":[\"8.8.8.8\"]}";
        community.benign = BenignLists.of(
                List.of(WarningListReader.read("test", list.getBytes(StandardCharsets.UTF_8), Origin.SHIPPED)));
        Receipt receipt = community.contribute(
                lab,
                channel,
                TermsMarking.definition(UNTIL_TOMORROW).json(),
                under(UNTIL_TOMORROW, indicator(1).put("pattern", "[ipv4-addr:value = '8.8.8.8']")));
        HeldObject held = given(community.held.waiting(ADMINISTRATOR, 10)).getFirst();
        clock.set(TOMORROW);

        community.upkeep.run();

        assertThat(given(community.held.waiting(ADMINISTRATOR, 10))).isEmpty();
        Optional<HeldObject> after = given(community.held.find(ADMINISTRATOR, held.id()));
        assertThat(after.orElseThrow().json()).isEqualTo("{}");
        Refused refused = (Refused)
                given(community.sharing.status(lab, receipt.id())).outcomes().getLast();
        assertThat(refused.refusal().value()).contains("its terms expired");
    }
}

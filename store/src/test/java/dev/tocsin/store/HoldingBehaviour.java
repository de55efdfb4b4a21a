package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static dev.tocsin.store.Objects21.indicator;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.contribution.HeldObject;
import dev.tocsin.share.contribution.HeldObject.State;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Outcome.Accepted;
import dev.tocsin.share.contribution.Outcome.AlreadyPresent;
import dev.tocsin.share.contribution.Outcome.Held;
import dev.tocsin.share.contribution.Outcome.Refused;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.share.screen.BenignList;
import dev.tocsin.share.screen.BenignList.Origin;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.screen.WarningListReader;
import dev.tocsin.share.scrub.Change;
import dev.tocsin.share.scrub.Kind;
import dev.tocsin.stix.StixJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of indicators that may match what is harmless, and of texts with something hidden in them. */
abstract class HoldingBehaviour extends StoreBehaviour {

    @BeforeEach
    void putUpLists() {
        community.benign = BenignLists.of(List.of(
                list("resolvers", "cidr", "8.8.8.8", Origin.SHIPPED),
                list("The hospital's own", "hostname", "hospital.test", Origin.DECLARED_ASSETS)));
    }

    private static BenignList list(String name, String type, String entry, Origin origin) {
        String json = "{\"name\":\"" + name + "\",\"type\":\"" + type + "\",\"list\":[\"" + entry + "\"]}";
        return WarningListReader.read("test", json.getBytes(StandardCharsets.UTF_8), origin);
    }

    private static ObjectNode benign(int number) {
        return indicator(number).put("pattern", "[ipv4-addr:value = '8.8.8.8']");
    }

    private static ObjectNode asset(int number) {
        return indicator(number).put("pattern", "[domain-name:value = 'hospital.test']");
    }

    private List<HeldObject> waiting() {
        return given(community.held.waiting(ADMINISTRATOR, 100));
    }

    @Test
    void anIndicatorOfABenignValueWaitsAndTheRestIsTaken() {
        Receipt receipt = community.contribute(lab, channel, benign(1), indicator(2));

        assertThat(receipt.outcomes().getFirst())
                .isInstanceOfSatisfying(
                        Held.class, held -> assertThat(held.list()).contains("resolvers"));
        assertThat(receipt.outcomes().getLast()).isInstanceOf(Accepted.class);
        assertThat(receipt.tally().held()).isEqualTo(1);
        assertThat(shown(ALL)).containsExactly("2@1");
        assertThat(given(community.sharing.status(lab, receipt.id()))).isEqualTo(receipt);
        assertThat(waiting()).singleElement().satisfies(held -> {
            assertThat(held.found().value()).isEqualTo("8.8.8.8");
            assertThat(held.contributor()).isEqualTo(lab.owner());
            assertThat(StixJson.read(held.json())).isEqualTo(benign(1));
        });
    }

    @Test
    void whatAPersonReleasesIsItsContributorsAndTheReceiptSaysSo() {
        Receipt receipt = community.contribute(lab, channel, benign(1));
        HeldObject held = waiting().getFirst();

        State state = given(community.held.release(ADMINISTRATOR, held.id(), "sinkholed there"))
                .orElseThrow();

        assertThat(state).isInstanceOf(State.Released.class);
        assertThat(shown(ALL)).containsExactly("1@1");
        assertThat(waiting()).isEmpty();
        assertThat(given(community.sharing.status(lab, receipt.id())).outcomes().getFirst())
                .isInstanceOf(Accepted.class);
        assertThat(community.outcomes(lab, channel, benign(1)).getFirst()).isInstanceOf(AlreadyPresent.class);
        assertThat(given(community.sharing.withdraw(
                        lab, channel.name().toString(), held.object(), Set.of(new VersionMatch.All()))))
                .hasSize(1);
    }

    @Test
    void whatAPersonRefusesIsRefusedAlsoWhenItComesAgain() {
        Receipt receipt = community.contribute(lab, channel, benign(1));

        given(community.held.refuse(ADMINISTRATOR, waiting().getFirst().id(), "that is everyone's resolver"));

        List<Outcome> both = List.of(
                given(community.sharing.status(lab, receipt.id())).outcomes().getFirst(),
                community.outcomes(lab, channel, benign(1)).getFirst());
        assertThat(both)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo(Code.REFUSED_BY_A_PERSON);
                    assertThat(refused.refusal().value()).isEqualTo("that is everyone's resolver");
                }));
        assertThat(records(ALL)).isEmpty();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void theSameSentTwiceWaitsOnceAndOfEachContributorByItself() {
        Held first = (Held) community.outcomes(lab, channel, benign(1)).getFirst();
        Held again = (Held) community.outcomes(lab, channel, benign(1)).getFirst();
        Held others = (Held) community.outcomes(hospital, channel, benign(1)).getFirst();

        assertThat(again.held()).isEqualTo(first.held());
        assertThat(others.held()).isNotEqualTo(first.held());
        assertThat(waiting()).hasSize(2);
    }

    @Test
    void whatIsDecidedIsNotDecidedAgain() {
        community.contribute(lab, channel, benign(1));
        HeldObject held = waiting().getFirst();
        given(community.held.refuse(ADMINISTRATOR, held.id(), "no"));

        assertThat(given(community.held.release(ADMINISTRATOR, held.id(), "yes"))
                        .orElseThrow())
                .isInstanceOf(State.Refused.class);
        assertThat(records(ALL)).isEmpty();
    }

    @Test
    void whoseAssetItIsDoesNotReachTheContributor() {
        Held outcome = (Held) community.outcomes(lab, channel, asset(1)).getFirst();

        assertThat(outcome.list()).isEmpty();
        assertThat(waiting().getFirst().found().list()).isEqualTo("The hospital's own");
    }

    @Test
    void onlyTheAdministratorLooksAndDecides() {
        community.contribute(lab, channel, benign(1));
        HeldObject held = waiting().getFirst();

        assertThat(List.of(
                        community.held.waiting(lab, 10),
                        community.held.find(lab, held.id()),
                        community.held.release(lab, held.id(), ""),
                        community.held.refuse(lab, held.id(), "")))
                .allMatch(answer -> answer instanceof dev.tocsin.share.Answer.Refused<?>, "refused");
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void whoMayNotReadIsHeldByItselfAndReleasedAsWhatItAloneSees() {
        var sensor = community.member("Sensor");
        community.admit(sensor, channel, Right.CONTRIBUTE);
        Receipt receipt = community.contribute(sensor, channel, benign(1));

        given(community.held.release(ADMINISTRATOR, waiting().getFirst().id(), ""));

        assertThat(given(community.sharing.status(sensor, receipt.id()))
                        .outcomes()
                        .getFirst())
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.position()).isEmpty());
    }

    @Test
    void whatNobodySeesIsTakenOutAndToldPlaceByPlace() {
        ObjectNode sly = indicator(1).put("name", "pay\u200bpal").put("description", "a\u202eb\u202cc");

        Receipt receipt = community.contribute(lab, channel, sly);

        assertThat(receipt.outcomes().getFirst())
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.changes())
                                .containsExactlyInAnyOrder(
                                        new Change("name", Kind.HIDDEN_CHARACTER, 1, Change.Fate.REMOVED),
                                        new Change("description", Kind.HIDDEN_CHARACTER, 2, Change.Fate.REMOVED)));
        assertThat(given(community.sharing.status(lab, receipt.id()))).isEqualTo(receipt);
        assertThat(StixJson.read(records(ALL).getFirst().json()).path("name").asText())
                .isEqualTo("paypal");
        assertThat(community.outcomes(lab, channel, sly).getFirst()).isInstanceOf(AlreadyPresent.class);
    }

    @Test
    void whatNobodySeesInAPatternIsRefused() {
        Outcome outcome = community
                .outcomes(lab, channel, indicator(1).put("pattern", "[file:name = 'a\u202eb']"))
                .getFirst();

        assertThat(((Refused) outcome).refusal().code()).isEqualTo(Code.HIDDEN_CHARACTERS);
        assertThat(((Refused) outcome).refusal().reason()).endsWith("in pattern");
        assertThat(records(ALL)).isEmpty();
    }

    @Test
    void aPatternThatIsNoneIsRefusedWithItsPlace() {
        Outcome outcome = community
                .outcomes(lab, channel, indicator(1).put("pattern", "[file:name = "))
                .getFirst();

        assertThat(((Refused) outcome).refusal().code()).isEqualTo(Code.UNUSABLE_PATTERN);
        assertThat(((Refused) outcome).refusal().reason()).contains("line 1, column");
        assertThat(Optional.of(((Refused) outcome).refusal().value())).contains("[file:name = ");
    }
}

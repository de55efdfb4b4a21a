package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static dev.tocsin.store.Objects21.address;
import static dev.tocsin.store.Objects21.indicator;
import static dev.tocsin.store.Objects21.marked;
import static dev.tocsin.store.Objects21.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Outcome.Accepted;
import dev.tocsin.share.contribution.Outcome.AlreadyPresent;
import dev.tocsin.share.contribution.Outcome.Refused;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.contribution.Refusal;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.share.contribution.Step;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.terms.Attribution;
import dev.tocsin.share.terms.LegalBasis;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.share.terms.Use;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of what is contributed. */
abstract class ContributingBehaviour extends StoreBehaviour {

    @Test
    void whatWasAcceptedIsReadAsItWasContributed() {
        ObjectNode odd = indicator(3)
                .put("description", "née 🔔")
                .put("x_unknown", new java.math.BigDecimal("0.10000000000000000000000000000000001"));

        assertThat(community.outcomes(lab, channel, indicator(1), address(2), odd))
                .allMatch(Accepted.class::isInstance, "accepted");

        assertThat(records(ALL))
                .extracting(record -> StixJson.read(record.json()))
                .containsExactly(indicator(1), address(2), StixJson.read(StixJson.write(odd)));
    }

    @Test
    void whatIsThereAlreadyIsSaidToBeAndChangesNothing() {
        community.contribute(lab, channel, indicator(1), address(2), statement(3));
        ObjectNode otherwiseWritten = JsonNodeFactory.instance.objectNode();
        indicator(1).properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(property -> otherwiseWritten.set(property.getKey(), property.getValue()));

        List<Outcome> again =
                community.outcomes(hospital, channel, otherwiseWritten, address(2), statement(3), indicator(1));

        assertThat(again).allMatch(AlreadyPresent.class::isInstance, "already present");
        assertThat(records(ALL)).hasSize(3);
    }

    @Test
    void anObjectTwiceInOneContributionIsTakenOnce() {
        assertThat(community.outcomes(lab, channel, indicator(1), indicator(1)))
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Accepted", "AlreadyPresent");
        assertThat(records(ALL)).hasSize(1);
    }

    @Test
    void aVersionThatSaysSomethingElseIsRefusedAndTheDifferencesAreNamed() {
        community.contribute(lab, channel, indicator(1));

        Outcome outcome = community
                .outcomes(hospital, channel, indicator(1).put("name", "new").put("pattern_type", "sigma"))
                .getFirst();

        assertThat(refusal(outcome).step()).isEqualTo(Step.RECORD);
        assertThat(refusal(outcome).code()).isEqualTo(Code.DIFFERENT_CONTENT);
        assertThat(refusal(outcome).value()).isEqualTo("name, pattern_type");
        assertThat(((Refused) outcome).version().orElseThrow()).hasToString(january(1));
        assertThat(records(ALL)).hasSize(1);
    }

    @Test
    void twoContentsForOneVersionInOneContributionKeepTheFirst() {
        List<Outcome> outcomes =
                community.outcomes(lab, channel, indicator(1), indicator(1).put("name", "b"));

        assertThat(outcomes.getFirst()).isInstanceOf(Accepted.class);
        assertThat(refusal(outcomes.getLast()).value()).isEqualTo("name");
    }

    @Test
    void versionsThatNameOneMomentAreOneVersionHoweverManyZeros() {
        community.contribute(lab, channel, indicator(1, "2026-01-01T00:00:00.100Z"));

        List<Outcome> outcomes = community.outcomes(lab, channel, indicator(1, "2026-01-01T00:00:00.1Z"));

        assertThat(refusal(outcomes.getFirst()).value()).isEqualTo("modified");
    }

    @Test
    void anObjectWithoutAVersionGetsTheDateOnWhichItWasAdded() {
        Receipt receipt = community.contribute(lab, channel, indicator(1), address(2));

        Accepted accepted = (Accepted) receipt.outcomes().getLast();
        SharedRecord record = records(ALL).getLast();
        assertThat(accepted.version().toInstant()).isEqualTo(NOON.plusNanos(1_000));
        assertThat(record.version()).isEqualTo(accepted.version());
        assertThat(record.place().dateAdded()).isEqualTo(NOON.plusNanos(1_000));
    }

    @Test
    void anObjectWithoutAVersionThatSaysSomethingElseIsANewVersion() {
        community.contribute(lab, channel, address(1));
        clock.set(NOON.plusSeconds(60));

        List<Outcome> outcomes = community.outcomes(lab, channel, address(1).put("x_seen", 2), address(1));

        assertThat(outcomes.getFirst()).isInstanceOf(Accepted.class);
        assertThat(outcomes.getLast()).isInstanceOf(AlreadyPresent.class);
        assertThat(records(ALL)).hasSize(2);
    }

    @Test
    void datesAndPositionsRiseWhereTheClockStandsStillOrStepsBack() {
        community.contribute(lab, channel, indicator(1), indicator(2));
        clock.set(NOON.minusSeconds(86_400));
        community.contribute(lab, channel, indicator(3));

        assertThat(records(ALL)).extracting(r -> r.place().position().number()).containsExactly(1L, 2L, 3L);
        assertThat(records(ALL))
                .extracting(r -> r.place().dateAdded())
                .containsExactly(NOON, NOON.plusNanos(1_000), NOON.plusNanos(2_000));
    }

    @Test
    void positionsOfOneChannelTellNothingOfAnother() {
        Channel other = community.channel("other", Tlp.RED);
        for (int i = 0; i < 5; i++) {
            community.contribute(ADMINISTRATOR, other, indicator(i));
        }

        Accepted accepted =
                (Accepted) community.outcomes(lab, channel, indicator(1)).getFirst();

        assertThat(accepted.position().orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void anUnknownMarkingIsRefused() {
        String unknown = "marking-definition--" + Objects21.uuid(9);

        Outcome outcome =
                community.outcomes(lab, channel, marked(indicator(1), unknown)).getFirst();

        assertThat(refusal(outcome).step()).isEqualTo(Step.SCREEN);
        assertThat(refusal(outcome).code()).isEqualTo(Code.UNKNOWN_MARKING);
        assertThat(refusal(outcome).value()).isEqualTo(unknown);
        assertThat(records(ALL)).isEmpty();
    }

    @Test
    void anUnknownMarkingOnAPartIsRefusedToo() {
        ObjectNode object = indicator(1);
        object.withArray("granular_markings")
                .addObject()
                .put("marking_ref", "marking-definition--" + Objects21.uuid(9))
                .withArray("selectors")
                .add("pattern");

        assertThat(refusal(community.outcomes(lab, channel, object).getFirst()).code())
                .isEqualTo(Code.UNKNOWN_MARKING);
    }

    @Test
    void aMarkingIsKnownFromTheSameContributionWhereverItStands() {
        String marking = statement(9).get("id").textValue();

        assertThat(community.outcomes(lab, channel, marked(indicator(1), marking), statement(9)))
                .allMatch(Accepted.class::isInstance, "accepted");
        assertThat(community.outcomes(lab, channel, marked(indicator(2), marking)))
                .as("the channel has it now")
                .allMatch(Accepted.class::isInstance, "accepted");
    }

    @Test
    void aMarkingThatIsRefusedTakesWithItWhatLeansOnIt() {
        String red = Tlp.RED.markingId().toString();
        String first = statement(8).get("id").textValue();
        String second = statement(9).get("id").textValue();

        List<Outcome> outcomes = community.outcomes(
                lab,
                channel,
                marked(statement(9), first),
                marked(indicator(1), second),
                marked(statement(8), red),
                indicator(2));

        assertThat(refusal(outcomes.get(0)).code()).isEqualTo(Code.UNKNOWN_MARKING);
        assertThat(refusal(outcomes.get(1)).value()).isEqualTo(second);
        assertThat(refusal(outcomes.get(2)).code()).isEqualTo(Code.ABOVE_CEILING);
        assertThat(outcomes.get(3)).isInstanceOf(Accepted.class);
    }

    @Test
    void termsAreUnderstoodAndGoWithTheObject() {
        Terms terms = Terms.of(Tlp.GREEN)
                .withAttribution(Attribution.NAMED)
                .withUses(Set.of(Use.WATCH, Use.BLOCK))
                .withLegalBasis(new LegalBasis("Cooperation agreement", LocalDate.of(2026, 11, 1)));
        StixObject definition = TermsMarking.definition(terms);

        assertThat(community.outcomes(
                        lab, channel, marked(indicator(1), definition.id().toString()), definition.json()))
                .allMatch(Accepted.class::isInstance, "accepted");

        StixObject read = StixObject.of(StixJson.read(records(ALL).getLast().json()));
        assertThat(TermsMarking.read(read)).isEqualTo(terms);
    }

    @Test
    void theLevelOfTermsIsHeldAgainstTheCeiling() {
        StixObject definition = TermsMarking.definition(Terms.of(Tlp.AMBER).withAttribution(Attribution.NAMED));
        Channel green = community.channel("green", Tlp.GREEN);

        List<Outcome> outcomes = community.outcomes(
                ADMINISTRATOR, green, marked(indicator(1), definition.id().toString()), definition.json());

        assertThat(refusal(outcomes.getFirst()).code()).isEqualTo(Code.ABOVE_CEILING);
        assertThat(refusal(outcomes.getFirst()).value()).isEqualTo("tlp:amber");
    }

    @Test
    void anEmbargoThatIsOverBindsNobody() {
        Terms over = Terms.of(Tlp.GREEN).withAttribution(Attribution.NAMED).withEmbargo(NOON);

        assertThat(community.outcomes(
                        lab, channel, TermsMarking.definition(over).json()))
                .allMatch(Accepted.class::isInstance, "accepted");
    }

    @Test
    void termsThatWereChangedUnderTheirIdAreRefused() {
        ObjectNode wider = TermsMarking.definition(Terms.of(Tlp.AMBER).withAttribution(Attribution.NAMED))
                .json()
                .deepCopy();
        wider.withObject("/extensions/" + TermsMarking.EXTENSION).put("tlp", "clear");

        Refusal refusal = refusal(community.outcomes(lab, channel, wider).getFirst());

        assertThat(refusal.code()).isEqualTo(Code.MALFORMED);
        assertThat(refusal.reason()).startsWith("its id does not follow from its terms");
    }

    @Test
    void whatIsMarkedMoreStrictlyThanTheCeilingIsRefused() {
        ObjectNode red = marked(
                indicator(1),
                Tlp.GREEN.markingId().toString(),
                Tlp.RED.markingId().toString());

        Refusal refusal = refusal(community.outcomes(lab, channel, red).getFirst());

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        Step.DECIDE,
                        Code.ABOVE_CEILING,
                        "marked more strictly than this channel allows, which is at most tlp:amber",
                        "tlp:red"));
    }

    @Test
    void eachLevelIsTakenUpToTheCeilingAndNoFurther() {
        for (Tlp ceiling : Tlp.values()) {
            Channel there = community.channel("up-to-" + ceiling.word().replace('+', '-'), ceiling);
            int number = 0;
            for (Tlp level : Tlp.values()) {
                Outcome outcome = community
                        .outcomes(
                                ADMINISTRATOR,
                                there,
                                marked(indicator(number++), level.markingId().toString()))
                        .getFirst();
                assertThat(outcome instanceof Accepted)
                        .as("%s where %s is the ceiling: %s", level, ceiling, outcome)
                        // TLP:RED is for persons, and none are named.
                        .isEqualTo(level.compareTo(ceiling) <= 0 && level != Tlp.RED);
            }
        }
    }

    @Test
    void aDefinitionWithTheIdOfOneLevelAndTheWordOfAnotherIsRefused() {
        ObjectNode lie = Tlp.GREEN.markingDefinition().json().deepCopy();
        lie.withObject("/extensions")
                .properties()
                .forEach(extension -> ((ObjectNode) extension.getValue()).put("tlp_2_0", "clear"));

        List<Outcome> outcomes = community.outcomes(
                lab, channel, lie, Tlp.GREEN.markingDefinition().json());

        assertThat(refusal(outcomes.getFirst()).reason()).isEqualTo("it has the id of tlp:green and does not say so");
        assertThat(outcomes.getLast()).isInstanceOf(Accepted.class);
    }

    @Test
    void whatIsNoStixObjectIsRefusedAndTheRestIsTaken() {
        Receipt receipt = community.contribute(
                lab,
                channel,
                JsonNodeFactory.instance.textNode("indicator"),
                indicator(1).put("id", "malware--" + Objects21.uuid(1)),
                indicator(2).put("modified", "yesterday"),
                indicator(3));

        assertThat(receipt.outcomes().subList(0, 3))
                .allMatch(outcome -> refusal(outcome).code() == Code.MALFORMED, "malformed");
        assertThat(refusal(receipt.outcomes().get(2)).reason()).contains("\"yesterday\"");
        assertThat(receipt.tally().accepted()).isEqualTo(1);
        assertThat(receipt.tally().refused())
                .isEqualTo(Map.of(Step.INTAKE, 3, Step.SCREEN, 0, Step.SCRUB, 0, Step.DECIDE, 0, Step.RECORD, 0));
    }

    @Test
    void whatIsTooLargeIsRefusedWithItsSize() {
        ObjectNode large = indicator(1).put("description", "x".repeat(8 << 20));

        Refusal refusal = refusal(community.outcomes(lab, channel, large).getFirst());

        assertThat(refusal.code()).isEqualTo(Code.TOO_LARGE);
        assertThat(refusal.reason()).isEqualTo("larger than 8388608 bytes");
        assertThat(Integer.parseInt(refusal.value())).isGreaterThan(8 << 20);
    }

    @Test
    void typesThatNobodyKnowsAreTaken() {
        ObjectNode custom = indicator(1).put("type", "x-honeypot").put("id", "x-honeypot--" + Objects21.uuid(1));

        assertThat(community.outcomes(lab, channel, custom)).allMatch(Accepted.class::isInstance, "accepted");
    }

    @Test
    void olderStixIsLiftedOnItsWayIn() {
        ObjectNode old = indicator(1);
        old.remove(List.of("spec_version", "pattern_type"));

        assertThat(community.outcomes(lab, channel, old)).allMatch(Accepted.class::isInstance, "accepted");

        SharedRecord record = records(ALL).getFirst();
        assertThat(record.specVersion()).isEqualTo("2.1");
        assertThat(StixJson.read(record.json()).path("pattern_type").asText()).isEqualTo("stix");
    }

    @Test
    void aLargeContributionIsWrittenWholeAndInOrder() {
        ObjectNode[] many = new ObjectNode[1_234];
        for (int i = 0; i < many.length; i++) {
            many[i] = indicator(i);
        }

        Receipt receipt = community.contribute(lab, channel, many);

        assertThat(receipt.tally().accepted()).isEqualTo(1_234);
        assertThat(records(ALL))
                .extracting(record -> record.id().toString())
                .containsExactlyElementsOf(java.util.Arrays.stream(many)
                        .map(object -> object.get("id").textValue())
                        .toList());
    }

    @Test
    void aReceiptIsFoundAgainAsItWasGivenByThoseWhoMaySeeIt() {
        Instant before = clock.instant();
        Receipt receipt = community.contribute(
                lab,
                channel,
                indicator(1),
                indicator(1),
                indicator(1).put("name", "\u00e9"),
                JsonNodeFactory.instance.objectNode().put("id", "x\u0000y"));

        assertThat(given(community.sharing.status(lab, receipt.id()))).isEqualTo(receipt);
        assertThat(given(community.sharing.status(ADMINISTRATOR, receipt.id()))).isEqualTo(receipt);
        assertThat(receipt.requested()).isEqualTo(before);
        assertThat(community.sharing.status(hospital, receipt.id()))
                .isEqualTo(community.sharing.status(hospital, dev.tocsin.share.contribution.ContributionId.random()));
    }

    private static Refusal refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).refusal();
    }
}

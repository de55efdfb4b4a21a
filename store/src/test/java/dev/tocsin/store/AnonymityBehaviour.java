package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static dev.tocsin.store.Objects21.indicator;
import static dev.tocsin.store.Objects21.marked;
import static dev.tocsin.store.Objects21.statement;
import static dev.tocsin.store.Objects21.under;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Outcome.Accepted;
import dev.tocsin.share.contribution.Outcome.AlreadyPresent;
import dev.tocsin.share.contribution.Outcome.Refused;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.stix.ObservableId;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is shared anonymously says what it says, and not whose it is; its contributor sees it as it wrote it. */
abstract class AnonymityBehaviour extends StoreBehaviour {

    private static final Terms TERMS = Terms.of(Tlp.GREEN);
    private static final StixId FIRST = StixId.parse("indicator--" + Objects21.uuid(1));

    private Receipt contribute(ObjectNode... objects) {
        community.contribute(lab, channel, TermsMarking.definition(TERMS).json());
        for (ObjectNode object : objects) {
            under(TERMS, object);
        }
        return community.contribute(lab, channel, objects);
    }

    private List<JsonNode> seenBy(Caller caller) {
        return community.read(caller, channel, ALL, 1_000).items().stream()
                .map(record -> StixJson.read(record.json()))
                .filter(object -> !object.path("type").asText().equals("marking-definition"))
                .toList();
    }

    private static ObjectNode relationship(int number, String source, String target) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "relationship")
                .put("spec_version", "2.1")
                .put("id", "relationship--" + Objects21.uuid(number))
                .put("created", "2026-01-05T13:14:15.161Z")
                .put("modified", "2026-01-05T13:14:15.161Z")
                .put("relationship_type", "based-on")
                .put("source_ref", source)
                .put("target_ref", target);
    }

    private static ObjectNode named(int number) {
        ObjectNode indicator = indicator(number, "2026-01-07T09:10:11.123Z")
                .put("created", "2026-01-05T13:14:15.161Z")
                .put("valid_from", "2026-01-05T13:14:15.161Z")
                .put("created_by_ref", "identity--" + Objects21.uuid(500))
                .put("description", "Seen by AI lab on two hosts")
                .put("x_source", "tickets.ai-lab.example")
                .put("x_severity", 3);
        indicator.putArray("external_references").addObject().put("source_name", "AI lab tracker");
        indicator
                .withArray("external_references")
                .addObject()
                .put("source_name", "cve")
                .put("external_id", "CVE-2026-1");
        return indicator;
    }

    @Test
    void othersGetItUnderAnotherIdWithCoarseTimesAndWithoutAName() {
        contribute(named(1));

        JsonNode seen = seenBy(hospital).getFirst();

        assertThat(seen.path("id").asText()).startsWith("indicator--").isNotEqualTo(FIRST.toString());
        assertThat(seen.path("created").asText()).isEqualTo("2026-01-05T00:00:00.000Z");
        assertThat(seen.path("modified").asText()).isEqualTo("2026-01-07T00:00:01.000Z");
        assertThat(seen.path("valid_from").asText()).isEqualTo("2026-01-05T00:00:00.000Z");
        assertThat(seen.path("description").asText()).isEqualTo("Seen by [contributor] on two hosts");
        assertThat(seen.path("x_severity").asInt()).isEqualTo(3);
        assertThat(seen.path("external_references")).hasSize(1);
        assertThat(seen.has("created_by_ref")).isFalse();
        assertThat(seen.path("pattern")).isEqualTo(named(1).path("pattern"));
        for (Caller other : List.of(hospital, ADMINISTRATOR)) {
            assertThat(seenBy(other).toString())
                    .doesNotContainIgnoringCase("ai lab")
                    .doesNotContainIgnoringCase("ai-lab")
                    .doesNotContain(Objects21.uuid(1))
                    .doesNotContain(Objects21.uuid(500))
                    .doesNotContain("09:10")
                    .doesNotContain("13:14");
        }
    }

    @Test
    void itsContributorSeesItAsItWroteItAndFindsItByItsOwnId() {
        Receipt receipt = contribute(named(1), indicator(2));

        assertThat(receipt.outcomes())
                .extracting(outcome -> ((Accepted) outcome).id().toString())
                .containsExactly("indicator--" + Objects21.uuid(1), "indicator--" + Objects21.uuid(2));
        assertThat(seenBy(lab).getFirst()).isEqualTo(StixJson.read(StixJson.write(under(TERMS, named(1)))));
        Selection first = Selection.LAST_VERSIONS.ids(Set.of(FIRST));
        assertThat(community.read(lab, channel, first, 10).items())
                .singleElement()
                .satisfies(record -> assertThat(record.id()).isEqualTo(FIRST));
        assertThat(given(community.sharing.manifest(lab, channel.name().toString(), first, 10))
                        .items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.version()).hasToString("2026-01-07T09:10:11.123Z"));
        assertThat(community.read(hospital, channel, first, 10).items()).isEmpty();
    }

    @Test
    void laterVersionsAndReferencesJoinUp() {
        community.contribute(hospital, channel, indicator(7));
        String address = ObservableId.of(address("198.51.100.9")).orElseThrow().toString();
        contribute(
                indicator(1, "2026-01-05T01:00:00.000Z"),
                relationship(3, FIRST.toString(), address),
                relationship(4, FIRST.toString(), "indicator--" + Objects21.uuid(7)));
        contribute(indicator(1, "2026-01-05T02:00:00.000Z").put("name", "later"));

        List<JsonNode> seen = seenBy(hospital);
        String given = seen.get(1).path("id").asText();
        assertThat(seen.getLast().path("id").asText()).isEqualTo(given);
        assertThat(seen.get(2).path("source_ref").asText()).isEqualTo(given);
        assertThat(seen.get(2).path("target_ref").asText())
                .as("follows from its content")
                .isEqualTo(address);
        assertThat(seen.get(3).path("target_ref").asText())
                .as("the hospital's, which all know")
                .isEqualTo("indicator--" + Objects21.uuid(7));
        assertThat(records(Selection.LAST_VERSIONS.ids(Set.of(StixId.parse(given)))))
                .singleElement()
                .extracting(SharedRecord::json)
                .asString()
                .contains("later");
    }

    private static ObjectNode address(String value) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "ipv4-addr")
                .put("id", "ipv4-addr--" + Objects21.uuid(9))
                .put("value", value);
    }

    @Test
    void theSameAgainIsThereAlreadyAndAnotherContentIsRefused() {
        contribute(indicator(1));

        List<Outcome> again =
                contribute(indicator(1), indicator(1).put("name", "b")).outcomes();

        assertThat(again.getFirst()).isInstanceOf(AlreadyPresent.class);
        assertThat(((Refused) again.getLast()).refusal().code()).isEqualTo(Code.DIFFERENT_CONTENT);
        assertThat(seenBy(hospital)).hasSize(1);
    }

    @Test
    void anOlderVersionThatComesLateStaysTheOlderOne() {
        contribute(indicator(1, "2026-01-05T12:00:00.000Z").put("name", "newer"));
        contribute(indicator(1, "2026-01-05T11:00:00.000Z").put("name", "older"));

        assertThat(records(Selection.LAST_VERSIONS.types(Set.of("indicator"))))
                .singleElement()
                .extracting(SharedRecord::json)
                .asString()
                .contains("newer");
    }

    @Test
    void whatWouldTellWhoItIsIsRefused() {
        ObjectNode own = identity(500, "Somebody").put("name", "The operators");
        ObjectNode byName = identity(501, "AI lab");
        ObjectNode victim = identity(502, "Water works");

        List<Outcome> outcomes = contribute(
                        own,
                        byName,
                        victim,
                        indicator(1).put("created_by_ref", "identity--" + Objects21.uuid(500)),
                        statement(9))
                .outcomes();

        assertThat(outcomes)
                .extracting(outcome -> outcome instanceof Refused refused
                        ? refused.refusal().code().name()
                        : outcome.getClass().getSimpleName())
                .containsExactly("NAMES_CONTRIBUTOR", "NAMES_CONTRIBUTOR", "Accepted", "Accepted", "NAMES_CONTRIBUTOR");
    }

    private static ObjectNode identity(int number, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "identity")
                .put("spec_version", "2.1")
                .put("id", "identity--" + Objects21.uuid(number))
                .put("created", "2026-01-01T00:00:00.000Z")
                .put("modified", "2026-01-01T00:00:00.000Z")
                .put("name", name);
    }

    @Test
    void aStatementOfItsAuthorIsLeftOutAndALevelStays() {
        community.contribute(lab, channel, statement(9));
        contribute(marked(
                indicator(1),
                statement(9).path("id").asText(),
                Tlp.GREEN.markingId().toString()));

        assertThat(seenBy(hospital).getFirst().path("object_marking_refs"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        Tlp.GREEN.markingId().toString(),
                        TermsMarking.definition(TERMS).id().toString());
    }

    @Test
    void itsContributorTakesItBackByItsOwnIdAndVersion() {
        contribute(indicator(1, january(2)), indicator(1, january(3)));
        Set<VersionMatch> second = Set.of(new VersionMatch.Exactly(dev.tocsin.stix.StixTimestamp.parse(january(2))));

        given(community.sharing.withdraw(lab, channel.name().toString(), FIRST, second));

        assertThat(seenBy(lab))
                .extracting(object -> object.path("modified").asText())
                .containsExactly(january(3));
        assertThat(store.originals().of(channel.id(), lab.owner(), Set.of(FIRST)))
                .hasSize(1);
    }

    @Test
    void twoMembersHaveTheirOwnIdsAndOneThatIsForgottenGetsNewOnes() {
        contribute(indicator(1));
        community.contribute(hospital, channel, under(TERMS, indicator(1)));
        assertThat(store.originals().forget(lab.owner())).isTrue();
        assertThat(store.originals().forget(lab.owner())).isFalse();
        contribute(indicator(1, january(2)));

        assertThat(seenBy(ADMINISTRATOR))
                .extracting(object -> object.path("id").asText())
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(store.originals().of(channel.id(), hospital.owner(), Set.of(FIRST)))
                .hasSize(1);
    }

    @Test
    void anEmbargoKeepsItAndThenItIsAnonymous() {
        Terms later = TERMS.withEmbargo(NOON.plusSeconds(60));
        community.contribute(lab, channel, TermsMarking.definition(later).json(), under(later, named(1)));
        clock.set(NOON.plusSeconds(60));

        assertThat(seenBy(hospital).toString()).contains("[contributor]").doesNotContain(Objects21.uuid(1));
        assertThat(StixObject.of(seenBy(lab).getFirst()).id()).isEqualTo(FIRST);
    }
}

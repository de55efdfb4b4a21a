package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.ledger.beat.BeatSecret;
import dev.tocsin.ledger.beat.BeatTree;
import dev.tocsin.ledger.beat.Opening;
import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.share.Answer;
import dev.tocsin.share.Proofs;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.ChannelKind;
import dev.tocsin.share.community.ChannelRules;
import dev.tocsin.share.community.Decision;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.log.Beat;
import dev.tocsin.share.log.Beats;
import dev.tocsin.share.log.Kept;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.share.record.Sight;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.Tlp;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store keeps for the log: a commitment with everything that is done, and beats that take them up. */
abstract class LogBehaviour extends StoreBehaviour {

    private final SecureRandom random = new SecureRandom();

    @Test
    void aContributionIsCommittedToWithWhatWasAcceptedOfIt() {
        Receipt receipt = community.contribute(
                lab, channel, Objects21.indicator(1), StixJson.read("{\"type\":\"\"}"), Objects21.indicator(2));

        Kept kept = kept(receipt);
        assertThat(kept.owner()).isEqualTo(lab.owner());
        assertThat(kept.place()).isEmpty();
        assertThat(kept.byEntry()).isEqualTo(Beats.PROMISED_WITHIN - 1);
        assertThat(kept.opening().orElseThrow().statement().kind()).isEqualTo("contribution");
        JsonNode statement = statement(kept);
        assertThat(statement.path("id").asText()).isEqualTo(receipt.id().toString());
        assertThat(statement.path("contributor").asText())
                .isEqualTo(lab.member().toString());
        assertThat(statement.path("channel").asText()).isEqualTo(channel.id().toString());
        assertThat(statement.path("at").asText()).isEqualTo("2026-11-01T12:00:00Z");
        assertThat(statement.path("objects")).hasSize(2);
        assertThat(statement.path("objects").path(1).path("id").asText()).isEqualTo("indicator--" + Objects21.uuid(2));
        assertThat(statement.path("objects").path(1).path("sha256").asText()).matches("[0-9a-f]{64}");
    }

    /** Where a record stands, and when it could be added, tells how much others share. */
    @Test
    void whoMayNotReadLearnsNothingOfOthersFromItsStatement() {
        MemberCaller blind = community.member("Blind");
        community.admit(blind, channel, Right.CONTRIBUTE);
        community.contribute(lab, channel, Objects21.address(1), Objects21.address(2));

        JsonNode statement = statement(kept(community.contribute(blind, channel, Objects21.address(3))));

        assertThat(statement.path("objects").path(0).path("version").asText()).isEqualTo("2026-11-01T12:00:00.000Z");
        assertThat(statement.path("objects").path(0).properties()).hasSize(3);
    }

    @Test
    void whatIsNotRecordedIsNotCommittedTo() {
        assertThatThrownBy(
                        () -> store.contributions().record(channel.id(), lab.owner(), new Sight.Everything(), feed -> {
                            throw new IllegalArgumentException("in the middle");
                        }))
                .hasMessage("in the middle");
        long before = entriesOf(beat());

        assertThat(entriesOf(beat())).isZero();
        // The two admissions of every test's community.
        assertThat(before).isEqualTo(2);
    }

    @Test
    void withdrawalsAndChangesOfMembershipAreCommittedToo() {
        beat();
        community.contribute(lab, channel, Objects21.indicator(1));
        given(community.sharing.withdraw(
                lab,
                channel.name().toString(),
                StixId.parse("indicator--" + Objects21.uuid(1)),
                Set.of(new VersionMatch.All())));
        given(community.administration.dismiss(ADMINISTRATOR, hospital.member(), channel.id()));
        given(community.administration.dismiss(ADMINISTRATOR, hospital.member(), channel.id()));

        List<Kept> all = store.beats().keptFrom(beat().entry(), 1);

        assertThat(all.stream()
                        .map(kept -> kept.opening().orElseThrow().statement().kind()))
                .containsExactlyInAnyOrder("contribution", "withdrawal", "membership");
        assertThat(statementOf(all, "withdrawal").path("versions").path(0).asText())
                .isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(statementOf(all, "membership").path("member").asText())
                .isEqualTo(hospital.member().toString());
        assertThat(statementOf(all, "membership").path("rights")).isEmpty();
    }

    @Test
    void aChangeOfRulesIsCommittedToForTheHubAndForEachMember() {
        beat();
        given(community.administration.changeRules(
                ADMINISTRATOR,
                channel.name().toString(),
                new ChannelRules(new ChannelKind.Bilateral(), Tlp.GREEN, Optional.of(Duration.ofDays(90)))));

        List<Kept> all = store.beats().keptFrom(beat().entry(), 1);

        assertThat(all)
                .extracting(Kept::owner)
                .containsExactlyInAnyOrder(new Owner.Hub(), lab.owner(), hospital.owner());
        assertThat(all).allSatisfy(kept -> {
            assertThat(kept.opening().orElseThrow().statement().kind()).isEqualTo("rules");
            assertThat(statement(kept).path("channel").asText())
                    .isEqualTo(channel.id().toString());
            assertThat(statement(kept).path("kind").asText()).isEqualTo("bilateral");
            assertThat(statement(kept).path("ceiling").asText()).isEqualTo("green");
            assertThat(statement(kept).path("keep_days").asInt()).isEqualTo(90);
        });
    }

    @Test
    void aBeatTakesWhatWaitsIntoItsTreeOnce() {
        beat();
        Receipt first = community.contribute(lab, channel, Objects21.indicator(1));
        Receipt second = community.contribute(hospital, channel, Objects21.indicator(2));

        Beat full = beat();
        Beat empty = beat();

        assertThat(List.of(full.entry(), empty.entry())).containsExactly(1L, 2L);
        assertThat(store.beats().count()).isEqualTo(3);
        assertThat(store.beats().beats(1, 10)).containsExactly(full, empty);
        assertThat(store.beats().beats(0, 1)).hasSize(1);
        assertThat(store.beats().commitments(2)).isEmpty();
        Map<Integer, Hash> commitments = store.beats().commitments(1);
        BeatTree tree = BeatTree.of(full.secret(), commitments);
        assertThat(tree.root()).isEqualTo(full.root());
        for (Receipt receipt : List.of(first, second)) {
            Kept kept = kept(receipt);
            Kept.Place place = kept.place().orElseThrow();
            assertThat(place.entry()).isEqualTo(1).isLessThanOrEqualTo(kept.byEntry());
            assertThat(commitments.get(place.slot()))
                    .isEqualTo(kept.opening().map(Opening::commitment).orElseThrow());
        }
    }

    @Test
    void aBeatThatFailsLeavesEverythingAsItWas() {
        community.contribute(lab, channel, Objects21.indicator(1));

        assertThatThrownBy(() -> store.beats().end(0, BeatSecret.random(random), NOON, root -> {
                    throw new IllegalStateException("no disk");
                }))
                .hasMessage("no disk");

        assertThat(store.beats().count()).isZero();
        assertThat(entriesOf(beat())).isEqualTo(3);
    }

    @Test
    void ofTwoNodesThatEndTheSameBeatOneDoes() {
        community.contribute(lab, channel, Objects21.indicator(1));
        Beat first = end(0).orElseThrow();

        assertThat(end(0)).isEmpty();
        assertThat(end(2)).isEmpty();
        assertThat(store.beats().beats(0, 10)).containsExactly(first);
    }

    @Test
    void whatIsDestroyedCannotBeOpenedAndChangesNothingElse() {
        Receipt labs = community.contribute(lab, channel, Objects21.indicator(1));
        Receipt hospitals = community.contribute(hospital, channel, Objects21.indicator(2));
        Beat beat = beat();
        Map<Integer, Hash> before = store.beats().commitments(beat.entry());

        // The contribution and the admission of the test's community.
        assertThat(store.beats().destroy(lab.owner())).isEqualTo(2);
        assertThat(store.beats().destroy(lab.owner())).isZero();

        assertThat(kept(labs).opening()).isEmpty();
        assertThat(kept(hospitals).opening()).isPresent();
        assertThat(store.beats().commitments(beat.entry())).isEqualTo(before);
        assertThat(proof(ADMINISTRATOR, labs)).isEqualTo(new Answer.Refused<>(Decision.Reason.HIDDEN));
    }

    @Test
    void aProofIsForItsOwnerAndTheAdministrator() {
        Receipt receipt = community.contribute(lab, channel, Objects21.indicator(1));

        assertThat(given(proof(lab, receipt)).owner()).isEqualTo(lab.owner());
        assertThat(given(proof(ADMINISTRATOR, receipt))).isEqualTo(given(proof(lab, receipt)));
        Answer<Kept> others = proof(hospital, receipt);
        assertThat(others).isEqualTo(new Proofs(store.beats()).proof(hospital, ProofId.random()));
        assertThat(others).isEqualTo(new Answer.Refused<>(Decision.Reason.HIDDEN));
    }

    @BeforeEach
    void isTheOneThatEndsBeats() {
        store.logWriter().keys("the keys of this test");
    }

    private Beat beat() {
        return end(store.beats().count()).orElseThrow();
    }

    private Optional<Beat> end(long entry) {
        return store.beats().end(entry, BeatSecret.random(random), NOON, root -> Hash.ofLeaf(root.bytes()));
    }

    private int entriesOf(Beat beat) {
        return store.beats().commitments(beat.entry()).size();
    }

    private Kept kept(Receipt receipt) {
        return store.beats().kept(ProofId.of(receipt.id())).orElseThrow();
    }

    private Answer<Kept> proof(Caller caller, Receipt receipt) {
        return new Proofs(store.beats()).proof(caller, ProofId.of(receipt.id()));
    }

    private static JsonNode statement(Kept kept) {
        return StixJson.read(kept.opening().orElseThrow().statement().text());
    }

    private static JsonNode statementOf(List<Kept> all, String kind) {
        return all.stream()
                .filter(kept -> kept.opening().orElseThrow().statement().kind().equals(kind))
                .map(LogBehaviour::statement)
                .findFirst()
                .orElseThrow();
    }
}

package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static dev.tocsin.store.Objects21.address;
import static dev.tocsin.store.Objects21.indicator;
import static dev.tocsin.store.Objects21.marked;
import static dev.tocsin.store.Objects21.under;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.Answer;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.contribution.EmbargoedObject;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Outcome.Accepted;
import dev.tocsin.share.contribution.Outcome.AlreadyPresent;
import dev.tocsin.share.contribution.Outcome.Embargoed;
import dev.tocsin.share.contribution.Outcome.Expired;
import dev.tocsin.share.contribution.Outcome.Refused;
import dev.tocsin.share.contribution.Outcome.TakenBack;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.share.record.Page;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.share.terms.Attribution;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is shared under an embargo is kept, and nobody but its contributor learns of it before the embargo ends. */
abstract class EmbargoBehaviour extends StoreBehaviour {

    private static final Instant TOMORROW = NOON.plusSeconds(86_400);
    private static final Terms NAMED = Terms.of(Tlp.GREEN).withAttribution(Attribution.NAMED);
    private static final Terms TERMS = NAMED.withEmbargo(TOMORROW);
    private static final Set<VersionMatch> EVERY_VERSION = Set.of(new VersionMatch.All());

    private Receipt contributeUnderEmbargo() {
        return community.contribute(
                lab,
                channel,
                TermsMarking.definition(TERMS).json(),
                under(TERMS, indicator(1)),
                under(TERMS, address(2)));
    }

    private List<Outcome> status(Receipt receipt) {
        return given(community.sharing.status(lab, receipt.id())).outcomes();
    }

    private List<EmbargoedObject> waiting(Caller caller) {
        return given(community.sharing.embargoed(caller, channel.name().toString()));
    }

    @Test
    void itIsKeptAndTakesItsPlaceInTheFeedWhenTheEmbargoEnds() {
        Receipt receipt = contributeUnderEmbargo();
        community.contribute(hospital, channel, indicator(7));
        assertThat(receipt.outcomes())
                .allSatisfy(outcome -> assertThat(((Embargoed) outcome).until()).isEqualTo(TOMORROW));
        clock.set(TOMORROW.minusNanos(1_000));
        assertThat(shown(ALL)).containsExactly("7@1");
        SharedRecord lastSeen = records(ALL).getLast();

        clock.set(TOMORROW.plusSeconds(3));
        List<SharedRecord> behind = records(ALL.addedAfter(lastSeen.place().dateAdded()));

        assertThat(behind)
                .as("no follower misses it")
                .extracting(record -> record.id().type())
                .containsExactly("marking-definition", "indicator", "ipv4-addr");
        assertThat(behind)
                .first()
                .satisfies(record -> assertThat(record.place().dateAdded()).isEqualTo(TOMORROW.plusSeconds(3)));
        assertThat(status(receipt))
                .extracting(
                        outcome -> ((Accepted) outcome).position().orElseThrow().number())
                .containsExactly(2L, 3L, 4L);
        assertThat(((Accepted) status(receipt).getLast()).version())
                .as("an object without a version has the date on which it was added")
                .isEqualTo(behind.getLast().version());
        assertThat(waiting(lab)).isEmpty();
    }

    @Test
    void theUpkeepReleasesItWithoutBeingAsked() {
        contributeUnderEmbargo();
        clock.set(TOMORROW);

        community.upkeep.run();
        community.upkeep.run();

        assertThat(store.records().read(channel.id(), ALL, 100).items()).hasSize(3);
    }

    @Test
    void whoeverFollowsTheChannelIsToldOfTheReleaseAndOfNothingBefore() {
        List<Object> rung = new ArrayList<>();
        try (var _ = store.bell().listen(rung::add)) {
            contributeUnderEmbargo();
            long before = store.records().end(channel.id()).position().number();
            clock.set(TOMORROW);
            community.upkeep.run();

            assertThat(before).isZero();
            assertThat(store.records().end(channel.id()).position().number()).isEqualTo(3);
            assertThat(rung).contains(channel.id());
        }
    }

    @Test
    void onlyItsContributorSeesThatItWaits() {
        contributeUnderEmbargo();

        assertThat(waiting(lab))
                .extracting(object -> object.object().type())
                .containsExactly("marking-definition", "indicator", "ipv4-addr");
        assertThat(waiting(hospital)).isEmpty();
        assertThat(waiting(ADMINISTRATOR)).isEmpty();
    }

    @Test
    void nobodyElseGetsAnotherAnswerWhileSomethingWaits() {
        Channel other = community.channel("no-embargo", Tlp.AMBER);
        community.admit(hospital, other, Right.READ, Right.CONTRIBUTE);
        contributeUnderEmbargo();

        assertThat(storyOf(hospital, channel)).isEqualTo(storyOf(hospital, other));
    }

    private List<Object> storyOf(Caller caller, Channel where) {
        String name = where.name().toString();
        String terms = TermsMarking.definition(TERMS).id().toString();
        List<Object> seen = new ArrayList<>();
        seen.addAll(community.outcomes(caller, where, marked(indicator(3), terms)));
        seen.addAll(community.outcomes(caller, where, indicator(1).put("name", "other"), address(2)));
        for (StixId id : List.of(
                StixId.parse("indicator--" + Objects21.uuid(1)), StixId.parse("ipv4-addr--" + Objects21.uuid(5)))) {
            seen.add(community
                    .sharing
                    .read(caller, name, Selection.LAST_VERSIONS.ids(Set.of(id)), 5)
                    .map(page -> page.items().size()));
            seen.add(community.sharing.withdraw(caller, name, id, EVERY_VERSION).map(List::size));
        }
        seen.add(community.sharing.manifest(caller, name, ALL, 1).map(Page::more));
        return seen;
    }

    @Test
    void theSameAgainIsKeptOnceAndAnotherContentIsRefused() {
        Receipt receipt = contributeUnderEmbargo();

        List<Outcome> again = community.outcomes(
                lab,
                channel,
                under(TERMS, indicator(1)),
                under(TERMS, indicator(1).put("name", "b")));

        assertThat(again.getFirst()).isEqualTo(receipt.outcomes().get(1));
        assertThat(((Refused) again.getLast()).refusal().code()).isEqualTo(Code.DIFFERENT_CONTENT);
        assertThat(waiting(lab)).hasSize(3);
    }

    @Test
    void whatTheFeedGotMeanwhileStaysAndTheContributorIsTold() {
        Receipt receipt = contributeUnderEmbargo();
        community.contribute(hospital, channel, indicator(1).put("name", "quicker"));
        clock.set(TOMORROW);

        assertThat(records(ALL)).hasSize(3);

        Refused refused = (Refused) status(receipt).get(1);
        assertThat(refused.refusal().code()).isEqualTo(Code.DIFFERENT_CONTENT);
        assertThat(refused.refusal().value()).isEqualTo("name, object_marking_refs");
    }

    @Test
    void theSameFromTwoMembersIsReleasedOnce() {
        contributeUnderEmbargo();
        Receipt second = community.contribute(
                hospital, channel, TermsMarking.definition(TERMS).json(), under(TERMS, indicator(1)));
        clock.set(TOMORROW);

        assertThat(records(ALL)).hasSize(3);

        assertThat(given(community.sharing.status(hospital, second.id())).outcomes())
                .allMatch(AlreadyPresent.class::isInstance, "already present");
    }

    @Test
    void takenBackBeforeItsTimeItLeavesNothing() {
        Receipt receipt = contributeUnderEmbargo();
        StixId id = StixId.parse("indicator--" + Objects21.uuid(1));
        String name = channel.name().toString();
        assertThat(community.sharing.withdraw(hospital, name, id, EVERY_VERSION))
                .isEqualTo(new Answer.Refused<>(Reason.HIDDEN));

        assertThat(given(community.sharing.withdraw(lab, name, id, EVERY_VERSION)))
                .singleElement()
                .satisfies(gone -> assertThat(gone.position()).isEqualTo(Position.START));
        clock.set(TOMORROW);

        assertThat(records(ALL))
                .extracting(record -> record.id().type())
                .containsExactly("marking-definition", "ipv4-addr");
        assertThat(store.records().withdrawals(channel.id())).isEmpty();
        assertThat(status(receipt).get(1)).isInstanceOf(TakenBack.class);
    }

    @Test
    void theLastVersionIsTheOneThatAllSeeAsLongAsThereIsOne() {
        community.contribute(lab, channel, TermsMarking.definition(TERMS).json(), indicator(1, january(1)));
        community.contribute(lab, channel, under(TERMS, indicator(1, january(2))));
        StixId id = StixId.parse("indicator--" + Objects21.uuid(1));

        assertThat(given(community.sharing.withdraw(
                        lab, channel.name().toString(), id, Set.of(new VersionMatch.Last()))))
                .singleElement()
                .satisfies(gone -> assertThat(gone.version()).hasToString(january(1)));

        assertThat(waiting(lab)).hasSize(2);
    }

    @Test
    void whatExpiresBeforeItsEmbargoEndsIsNeverGivenOut() {
        Terms brief = TERMS.withExpiry(NOON.plusSeconds(60));
        Receipt receipt = community.contribute(
                lab, channel, TermsMarking.definition(brief).json(), under(brief, indicator(1)));
        clock.set(NOON.plusSeconds(60));

        community.upkeep.run();

        assertThat(waiting(lab)).isEmpty();
        assertThat(status(receipt)).allMatch(Expired.class::isInstance, "expired");
        clock.set(TOMORROW);
        assertThat(records(ALL)).isEmpty();
    }

    @Test
    void aContributorThatMayNotReadIsToldNoPosition() {
        Caller.MemberCaller blind = community.member("Blind");
        community.admit(blind, channel, Right.CONTRIBUTE);
        Receipt receipt = community.contribute(
                blind, channel, TermsMarking.definition(TERMS).json(), under(TERMS, indicator(1)));
        clock.set(TOMORROW);
        community.upkeep.run();

        assertThat(given(community.sharing.status(blind, receipt.id())).outcomes())
                .hasSize(2)
                .allSatisfy(
                        outcome -> assertThat(((Accepted) outcome).position()).isEmpty());
    }

    @Test
    void manyThatReleaseAtOnceReleaseOnce() throws Exception {
        contributeUnderEmbargo();
        clock.set(TOMORROW);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                readers.add(() -> records(ALL).size());
                readers.add(() -> {
                    community.upkeep.run();
                    return 3;
                });
            }
            for (Future<Integer> read : threads.invokeAll(readers)) {
                assertThat(read.get()).isEqualTo(3);
            }
        }
    }
}

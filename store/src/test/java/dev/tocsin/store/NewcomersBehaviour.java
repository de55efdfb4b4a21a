package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static dev.tocsin.store.Objects21.indicator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.Answer;
import dev.tocsin.share.View;
import dev.tocsin.share.community.Admission;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.ChannelKind;
import dev.tocsin.share.community.ChannelRules;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.community.Newcomers;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.record.ManifestEntry;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Received;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.share.release.ReleaseBook;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those see of a channel who come into it when there is something there already. */
abstract class NewcomersBehaviour extends StoreBehaviour {

    private static final Selection FIRST = Selection.LAST_VERSIONS.versions(Set.of(new VersionMatch.First()));

    private MemberCaller guest;

    @BeforeEach
    void newcomersSeeWhatComesAfterThem() {
        rule(Newcomers.FROM_JOINING);
        guest = community.member("Guest");
    }

    private void rule(Newcomers newcomers) {
        ChannelRules rules = new ChannelRules(new ChannelKind.Community(), Tlp.AMBER, Optional.empty(), newcomers);
        given(community.administration.changeRules(ADMINISTRATOR, channel.id().toString(), rules));
        assertThat(store.directory().channel(channel.id()).orElseThrow().rules())
                .isEqualTo(rules);
    }

    private void share(int number, int day) {
        assertThat(community.outcomes(lab, channel, indicator(number, january(day))))
                .singleElement()
                .isInstanceOf(Outcome.Accepted.class);
    }

    private List<String> seenBy(Caller caller, Selection selection) {
        List<String> seen = community.read(caller, channel, selection, 100).items().stream()
                .map(StoreBehaviour::shorthand)
                .toList();
        assertThat(given(community.sharing.manifest(caller, channel.id().toString(), selection, 100))
                        .items())
                .as("the manifest names what the page has")
                .extracting(ManifestEntry::place)
                .isEqualTo(community.read(caller, channel, selection, 100).items().stream()
                        .map(record -> record.place())
                        .toList());
        View view = given(community.sharing.view(caller, channel.id().toString()));
        assertThat(community.sharing.read(view, selection, 100).items().stream()
                        .map(StoreBehaviour::shorthand)
                        .toList())
                .as("so does what a follower is told")
                .isEqualTo(seen);
        return seen;
    }

    @Test
    void theySeeWhatComesAfterThemAndOthersGoOnSeeingAll() {
        share(1, 1);
        share(2, 1);
        community.admit(guest, channel, Right.READ);
        assertThat(seenBy(guest, ALL)).isEmpty();
        share(3, 1);

        assertThat(seenBy(guest, ALL)).containsExactly("3@1");
        assertThat(seenBy(guest, ALL.after(new Position(1)))).containsExactly("3@1");
        assertThat(seenBy(
                        guest,
                        ALL.ids(Set.of(StixId.parse(indicator(1).path("id").asText())))))
                .isEmpty();
        assertThat(seenBy(guest, ALL.addedAfter(NOON.minusSeconds(1)))).containsExactly("3@1");
        assertThat(seenBy(hospital, ALL)).containsExactly("1@1", "2@1", "3@1");
        assertThat(seenBy(ADMINISTRATOR, ALL)).containsExactly("1@1", "2@1", "3@1");
    }

    @Test
    void theFirstAndTheLastVersionAreThoseTheyMaySee() {
        share(1, 2);
        share(1, 9);
        community.admit(guest, channel, Right.READ);
        share(1, 4);
        share(1, 3);

        assertThat(seenBy(guest, FIRST)).containsExactly("1@3");
        assertThat(seenBy(guest, Selection.LAST_VERSIONS)).containsExactly("1@4");
        assertThat(seenBy(hospital, FIRST)).containsExactly("1@2");
        assertThat(seenBy(hospital, Selection.LAST_VERSIONS)).containsExactly("1@9");
    }

    @Test
    void otherRightsOpenNoMoreAndNoLess() {
        share(1, 1);
        community.admit(guest, channel, Right.CONTRIBUTE);
        share(2, 1);
        assertThat(community.admit(guest, channel, Right.READ, Right.CONTRIBUTE).sees())
                .isEqualTo(Newcomers.FROM_JOINING);

        assertThat(seenBy(guest, ALL)).containsExactly("2@1");
        assertThat(store.directory().admissions(channel.id()))
                .extracting(Admission::sees)
                .as("by the member's name")
                .containsExactly(Newcomers.ALL, Newcomers.FROM_JOINING, Newcomers.ALL);
    }

    @Test
    void whoGoesAndComesAgainIsANewcomer() {
        community.admit(guest, channel, Right.READ, Right.CONTRIBUTE);
        share(1, 1);
        community.contribute(guest, channel, indicator(9));
        given(community.administration.dismiss(ADMINISTRATOR, guest.member(), channel.id()));
        share(2, 1);
        community.admit(guest, channel, Right.READ, Right.CONTRIBUTE);
        share(3, 1);

        assertThat(seenBy(guest, ALL)).containsExactly("3@1");
        assertThat(given(community.sharing.withdraw(
                        guest,
                        channel.id().toString(),
                        StixId.parse(indicator(9).path("id").asText()),
                        Set.of(new VersionMatch.All()))))
                .as("its own of before is still its own")
                .hasSize(1);
    }

    @Test
    void theRuleCountsForWhoIsAdmittedAfterIt() {
        share(1, 1);
        community.admit(guest, channel, Right.READ);
        rule(Newcomers.ALL);
        assertThat(seenBy(guest, ALL)).isEmpty();
        community.admit(guest, channel, Right.READ);
        assertThat(seenBy(guest, ALL)).containsExactly("1@1");

        rule(Newcomers.FROM_JOINING);
        community.admit(guest, channel, Right.READ, Right.CONTRIBUTE);
        assertThat(seenBy(guest, ALL)).containsExactly("1@1");
    }

    @Test
    void whatTheyContributeIsNotComparedWithWhatCameBefore() {
        share(1, 1);
        community.admit(guest, channel, Right.READ, Right.CONTRIBUTE);
        share(2, 1);

        List<Outcome> outcomes = community.outcomes(
                guest,
                channel,
                indicator(1, january(1)),
                indicator(1, january(1)).put("name", "Something else"),
                indicator(2, january(1)));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Accepted.class);
        assertThat(outcomes.get(1)).as("its own is compared").isInstanceOf(Outcome.Refused.class);
        assertThat(outcomes.get(2))
                .as("what a comparison with some would say is that there are others")
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(((Outcome.Accepted) outcomes.getFirst()).position())
                .as("a position counts what came before")
                .isEmpty();
        assertThat(seenBy(guest, ALL)).containsExactly("2@1", "1@1", "2@1");
    }

    @Test
    void nothingTellsWhetherThereWasAnythingBefore() {
        community.admit(guest, channel, Right.READ, Right.CONTRIBUTE);
        share(1, 1);

        assertThat(community.outcomes(guest, channel, indicator(1, january(1))))
                .as("as if the channel had not been empty")
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted -> assertThat(accepted.position()).isEmpty());
    }

    @Test
    void nobodyElsesIsTheirsToWithdrawOrToKnow() {
        share(1, 1);
        community.admit(guest, channel, Right.READ, Right.CONTRIBUTE);
        StixId id = StixId.parse(indicator(1).path("id").asText());

        assertThat(community.sharing.withdraw(guest, channel.id().toString(), id, Set.of(new VersionMatch.All())))
                .isEqualTo(new Answer.Refused<>(Reason.HIDDEN));
        assertThat(community.sharing.withdraw(hospital, channel.id().toString(), id, Set.of(new VersionMatch.All())))
                .isEqualTo(new Answer.Refused<>(Reason.NOT_YOURS));
    }

    @Test
    void whatCameBeforeThemTheyNeverReceived() {
        share(1, 1);
        community.admit(guest, channel, Right.READ, Right.CONTRIBUTE);
        share(2, 1);
        Map<StixId, Optional<StixTimestamp>> both = Map.of(
                StixId.parse(indicator(1).path("id").asText()),
                Optional.empty(),
                StixId.parse(indicator(2).path("id").asText()),
                Optional.empty());

        assertThat(store.records().received(new Owner.OfMember(guest.member()), both))
                .extracting(Received::id)
                .containsExactly(StixId.parse(indicator(2).path("id").asText()));
        assertThat(store.records().received(new Owner.OfMember(hospital.member()), both))
                .hasSize(2);
    }

    @Test
    void whatAnEndedProcessMayHaveReleasedBeginsWhereTheyCameIn() {
        share(1, 1);
        clock.set(NOON.plusSeconds(60));
        community.admit(guest, channel, Right.READ);
        share(2, 1);
        assertThat(seenBy(guest, ALL)).containsExactly("2@1");
        clock.set(NOON.plus(ReleaseBook.EVERY.multipliedBy(10)));
        new ReleaseBook(store.releases(), clock).settle();

        assertThat(releases(guest))
                .singleElement()
                .satisfies(said -> assertThat(said.path("added_from").asText()).isEqualTo("2026-11-01T12:01:00Z"));
    }
}

package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static dev.tocsin.store.Objects21.address;
import static dev.tocsin.store.Objects21.indicator;
import static dev.tocsin.store.Objects21.marked;
import static dev.tocsin.store.Objects21.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.VisibleChannel;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.share.record.Withdrawal;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What nobody learns who may not see it. */
abstract class HidingBehaviour extends StoreBehaviour {

    @Test
    void aHiddenChannelIsAnsweredLikeOneThatDoesNotExist() {
        Channel hidden = community.channel("hidden", Tlp.RED);
        community.contribute(ADMINISTRATOR, hidden, indicator(1));
        MemberCaller dismissed = community.member("Dismissed");
        community.admit(dismissed, hidden, Right.READ, Right.CONTRIBUTE);
        given(community.administration.dismiss(ADMINISTRATOR, dismissed.member(), hidden.id()));

        for (Caller caller : List.of(lab, dismissed, new Caller.Anonymous())) {
            List<Object> missing = everyAnswer(caller, "nowhere");
            assertThat(everyAnswer(caller, "hidden")).isEqualTo(missing);
            assertThat(everyAnswer(caller, hidden.id().toString())).isEqualTo(missing);
        }
    }

    private List<Object> everyAnswer(Caller caller, String where) {
        StixId id = StixId.parse("indicator--" + Objects21.uuid(1));
        return List.of(
                community.sharing.channel(caller, where),
                community.sharing.read(caller, where, Selection.LAST_VERSIONS, 1),
                community.sharing.manifest(caller, where, Selection.LAST_VERSIONS, 1),
                community.sharing.contribute(caller, where, List.of(indicator(1))),
                community.sharing.withdraw(caller, where, id, Set.of(new VersionMatch.All())));
    }

    @Test
    void aMemberSeesTheChannelsThatItIsInAndNoOthers() {
        community.channel("hidden", Tlp.RED);

        assertThat(community.sharing.channels(lab))
                .containsExactly(new VisibleChannel(channel, Set.of(Right.READ, Right.CONTRIBUTE)));
        assertThat(community.sharing.channels(new Caller.Anonymous())).isEmpty();
        assertThat(community.sharing.channels(ADMINISTRATOR)).hasSize(2);
    }

    @Test
    void whoeverMayOnlyContributeIsAnsweredAlikeWhateverOthersShared() {
        Channel shared = community.channel("shared", Tlp.AMBER);
        Channel empty = community.channel("empty", Tlp.AMBER);
        MemberCaller blind = community.member("Blind");
        community.admit(blind, shared, Right.CONTRIBUTE);
        community.admit(blind, empty, Right.CONTRIBUTE);
        community.contribute(
                ADMINISTRATOR, shared, indicator(1), indicator(2).put("name", "other"), address(3), statement(9));

        assertThat(storyOf(blind, shared)).isEqualTo(storyOf(blind, empty));
    }

    /** What a contributor gets to see that tries everything. */
    private List<Object> storyOf(MemberCaller blind, Channel where) {
        List<Object> seen = new ArrayList<>();
        String marking = statement(9).get("id").textValue();
        List<Outcome> outcomes = community.outcomes(
                blind, where, indicator(1), indicator(2), address(3), marked(indicator(4), marking), indicator(1));
        seen.addAll(outcomes);
        seen.addAll(community.outcomes(blind, where, address(3), indicator(2).put("name", "later")));
        for (int i = 1; i <= 4; i++) {
            StixId id = StixId.parse("indicator--" + Objects21.uuid(i));
            seen.add(community
                    .sharing
                    .withdraw(blind, where.name().toString(), id, Set.of(new VersionMatch.Last()))
                    .map(List::size));
        }
        StixId withoutVersion = StixId.parse(address(3).get("id").textValue());
        seen.add(community
                .sharing
                .withdraw(blind, where.name().toString(), withoutVersion, Set.of(new VersionMatch.Last()))
                .map(gone -> gone.stream().map(Withdrawal::version).toList()));
        seen.add(community.sharing.read(blind, where.name().toString(), Selection.LAST_VERSIONS, 1));
        return seen;
    }

    @Test
    void whatABlindContributorRepeatsIsReadBesideWhatWasThere() {
        MemberCaller blind = community.member("Blind");
        community.admit(blind, channel, Right.CONTRIBUTE);
        community.contribute(lab, channel, indicator(1));

        Outcome.Accepted accepted = (Outcome.Accepted) community
                .outcomes(blind, channel, indicator(1).put("name", "b"))
                .getFirst();

        assertThat(accepted.position()).isEmpty();
        assertThat(shown(ALL)).containsExactly("1@1", "1@1");
        assertThat(records(Selection.LAST_VERSIONS))
                .as("of equal versions, the one added last")
                .extracting(record -> record.place().position().number())
                .containsExactly(2L);
        assertThat(community.outcomes(
                        hospital, channel, indicator(1), indicator(1).put("name", "b")))
                .allMatch(Outcome.AlreadyPresent.class::isInstance, "already present");
    }
}

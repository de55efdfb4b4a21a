package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static dev.tocsin.store.Objects21.indicator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.Answer;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.contribution.Outcome.Accepted;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.share.record.Withdrawal;
import dev.tocsin.stix.StixId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What happens to what is taken back. */
abstract class WithdrawingBehaviour extends StoreBehaviour {

    private static final Set<VersionMatch> EVERY_VERSION = Set.of(new VersionMatch.All());

    @Test
    void aContributorTakesBackItsOwnAndTheFactRemains() {
        community.contribute(lab, channel, indicator(1), indicator(2));
        clock.set(NOON.plusSeconds(5));

        List<Withdrawal> gone = given(withdraw(lab, 1, EVERY_VERSION));

        assertThat(shown(ALL)).containsExactly("2@1");
        assertThat(gone).hasSize(1);
        assertThat(gone.getFirst().when()).isEqualTo(NOON.plusSeconds(5));
        assertThat(gone.getFirst().by()).isEqualTo(lab.owner());
        assertThat(store.records().withdrawals(channel.id())).isEqualTo(gone);
    }

    @Test
    void onlyTheVersionsAskedForAreTakenBack() {
        community.contribute(lab, channel, indicator(1), indicator(1, january(2)), indicator(1, january(3)));

        given(withdraw(lab, 1, Set.of(new VersionMatch.Last())));
        assertThat(shown(ALL)).containsExactly("1@1", "1@2");
        given(withdraw(lab, 1, Set.of(new VersionMatch.First())));
        assertThat(shown(ALL)).containsExactly("1@2");
    }

    @Test
    void whatSomeoneElseContributedIsNotTakenBack() {
        community.contribute(lab, channel, indicator(1));
        community.contribute(hospital, channel, indicator(1, january(2)));

        assertThat(withdraw(hospital, 1, Set.of(new VersionMatch.First())))
                .isEqualTo(new Answer.Refused<>(Reason.NOT_YOURS));
        assertThat(given(withdraw(hospital, 1, EVERY_VERSION))).hasSize(1);
        assertThat(shown(ALL)).containsExactly("1@1");
    }

    @Test
    void theAdministratorTakesBackAnything() {
        community.contribute(lab, channel, indicator(1));
        community.contribute(hospital, channel, indicator(1, january(2)));

        assertThat(given(withdraw(ADMINISTRATOR, 1, EVERY_VERSION))).hasSize(2);
        assertThat(records(ALL)).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotTakenBack() {
        assertThat(withdraw(lab, 1, EVERY_VERSION)).isEqualTo(new Answer.Refused<>(Reason.HIDDEN));
        assertThat(withdraw(ADMINISTRATOR, 1, EVERY_VERSION)).isEqualTo(new Answer.Refused<>(Reason.HIDDEN));
    }

    @Test
    void aPlaceIsNeverGivenTwice() {
        community.contribute(lab, channel, indicator(1));
        given(withdraw(lab, 1, EVERY_VERSION));

        Accepted again =
                (Accepted) community.outcomes(lab, channel, indicator(1)).getFirst();

        assertThat(again.position().orElseThrow().number()).isEqualTo(2);
        assertThat(records(ALL).getFirst().place().dateAdded()).isEqualTo(NOON.plusNanos(1_000));
    }

    @Test
    void theVersionBeforeIsTheLastOneAgain() {
        community.contribute(lab, channel, indicator(1), indicator(1, january(2)));

        given(withdraw(lab, 1, Set.of(new VersionMatch.Last())));

        assertThat(shown(dev.tocsin.share.record.Selection.LAST_VERSIONS)).containsExactly("1@1");
    }

    private Answer<List<Withdrawal>> withdraw(Caller caller, int indicator, Set<VersionMatch> versions) {
        StixId id = StixId.parse("indicator--" + Objects21.uuid(indicator));
        return community.sharing.withdraw(caller, channel.name().toString(), id, versions);
    }
}

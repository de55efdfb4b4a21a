package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.Proofs;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.log.Kept;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.share.release.ReleaseBook;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What members are answered is said in the log, to each of them. */
abstract class ReleasingBehaviour extends StoreBehaviour {

    @Test
    void whatAMemberReadIsSaidOnceAndWithItsFirstAndLastDate() {
        community.contribute(lab, channel, Objects21.indicator(1), Objects21.indicator(2), Objects21.indicator(3));
        community.read(hospital, channel, ALL, 2);
        community.releases.settle();

        assertThat(releases(hospital)).hasSize(1);
        JsonNode said = releases(hospital).getFirst();
        assertThat(said.path("member").asText()).isEqualTo(hospital.member().toString());
        assertThat(said.path("channel").asText()).isEqualTo(channel.id().toString());
        assertThat(said.path("added_from").asText()).isEqualTo("2026-11-01T12:00:00Z");
        assertThat(said.path("added_to").asText()).isEqualTo("2026-11-01T12:00:00.000001Z");
        assertThat(said.path("at").asText()).isEqualTo("2026-11-01T12:00:00Z");

        community.read(hospital, channel, ALL, 2);
        community.releases.settle();
        assertThat(releases(hospital)).as("it has that already").hasSize(1);

        community.read(hospital, channel, ALL, 10);
        community.releases.settle();
        assertThat(releases(hospital)).hasSize(2);
        assertThat(releases(hospital).getLast().path("added_to").asText()).isEqualTo("2026-11-01T12:00:00.000002Z");
        assertThat(releases(lab)).as("nobody else is told").isEmpty();
    }

    @Test
    void nothingIsSaidOfAnEmptyAnswerAndOfWhatTheAdministratorReads() {
        community.read(hospital, channel, ALL, 10);
        community.contribute(lab, channel, Objects21.indicator(1));
        community.read(ADMINISTRATOR, channel, ALL, 10);
        community.releases.settle();

        assertThat(releases(hospital)).isEmpty();
        assertThat(releases(ADMINISTRATOR)).isEmpty();
    }

    @Test
    void aListOfIdsIsARelease() {
        community.contribute(lab, channel, Objects21.indicator(1));
        Community.given(community.sharing.manifest(hospital, channel.id().toString(), ALL, 10));
        community.releases.settle();

        assertThat(releases(hospital)).hasSize(1);
    }

    @Test
    void itIsSaidFromTimeToTime() {
        community.contribute(lab, channel, Objects21.indicator(1));
        community.read(hospital, channel, ALL, 10);
        pass(ReleaseBook.EVERY.minusSeconds(1));
        community.upkeep.run();
        assertThat(releases(hospital)).isEmpty();

        pass(Duration.ofSeconds(1));
        community.upkeep.run();
        assertThat(releases(hospital)).hasSize(1);
    }

    /** A process answered, and was killed before it said what. */
    @Test
    void whatAProcessCouldNotSayAnyMoreIsSaidByAnother() {
        community.contribute(lab, channel, Objects21.indicator(1), Objects21.indicator(2));
        community.read(hospital, channel, ALL, 1);
        ReleaseBook other = new ReleaseBook(store.releases(), clock);
        pass(ReleaseBook.EVERY.multipliedBy(3));
        other.settle();
        assertThat(releases(hospital)).as("it may be at work yet").isEmpty();

        pass(Duration.ofSeconds(1));
        other.settle();
        other.settle();

        assertThat(releases(hospital)).hasSize(1);
        assertThat(releases(hospital).getFirst().path("added_from").asText()).isEqualTo("2026-11-01T12:00:00Z");
        assertThat(releases(hospital).getFirst().path("added_to").asText()).isEqualTo("2026-11-01T12:00:00.000001Z");
    }

    @Test
    void whoReadNothingForAWhileIsNotTakenForAbandoned() {
        community.contribute(lab, channel, Objects21.indicator(1), Objects21.indicator(2));
        community.read(hospital, channel, ALL, 1);
        community.releases.settle();
        community.releases.settle();
        pass(ReleaseBook.EVERY.multipliedBy(10));
        new ReleaseBook(store.releases(), clock).settle();

        assertThat(releases(hospital)).hasSize(1);
    }

    @Test
    void ofAMemberThatLeftNothingIsSaid() {
        MemberCaller guest = community.member("Guest");
        community.admit(guest, channel, Right.READ);
        community.contribute(lab, channel, Objects21.indicator(1));
        community.read(guest, channel, ALL, 10);
        store.departures().leave(guest.member(), clock.instant());
        community.releases.settle();

        assertThat(releases(guest)).isEmpty();
    }

    @Test
    void ownProofsAreListedPageByPageAndNobodyElses() {
        community.contribute(lab, channel, Objects21.indicator(1));
        community.contribute(hospital, channel, Objects21.indicator(2));
        community.sharing.withdraw(
                lab,
                channel.id().toString(),
                StixId.parse("indicator--" + Objects21.uuid(1)),
                Set.of(new VersionMatch.All()));
        Proofs proofs = new Proofs(store.beats());

        List<String> kinds = new ArrayList<>();
        Optional<Kept> last = Optional.empty();
        boolean more = true;
        while (more) {
            var page = proofs.own(lab, last.map(Kept::id), 1);
            page.items()
                    .forEach(kept ->
                            kinds.add(kept.opening().orElseThrow().statement().kind()));
            last = Optional.of(page.items().getLast());
            more = page.more();
        }

        assertThat(kinds).containsExactly("membership", "contribution", "withdrawal");
        Kept own = last.orElseThrow();
        assertThat(proofs.own(hospital, Optional.of(own.id()), 10).items())
                .as("behind another's")
                .isEmpty();
        assertThat(proofs.own(new Caller.Anonymous(), Optional.empty(), 10).items())
                .isEmpty();
    }

    @Test
    void aChannelIsReleasedForItself() {
        var second = community.channel("second", Tlp.AMBER);
        community.admit(hospital, second, Right.READ, Right.CONTRIBUTE);
        community.contribute(hospital, second, Objects21.indicator(1));
        community.contribute(lab, channel, Objects21.indicator(1));
        community.read(hospital, channel, Selection.LAST_VERSIONS, 10);
        community.read(hospital, second, Selection.LAST_VERSIONS, 10);
        community.releases.settle();

        assertThat(releases(hospital))
                .extracting(said -> said.path("channel").asText())
                .containsExactlyInAnyOrder(channel.id().toString(), second.id().toString());
    }

    private void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }
}

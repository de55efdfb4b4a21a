package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static dev.tocsin.store.Objects21.address;
import static dev.tocsin.store.Objects21.indicator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.record.ManifestEntry;
import dev.tocsin.share.record.Page;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is found by whoever may read. */
abstract class ReadingBehaviour extends StoreBehaviour {

    private static final Selection LAST = Selection.LAST_VERSIONS;
    private static final Selection FIRST = LAST.versions(Set.of(new VersionMatch.First()));

    @Test
    void versionsAreToldByTheirTimeAndNotByTheirArrival() {
        community.contribute(lab, channel, indicator(1, january(2)));
        community.contribute(lab, channel, indicator(2), indicator(1, january(3)), indicator(1, january(1)));

        assertThat(shown(ALL)).containsExactly("1@2", "2@1", "1@3", "1@1");
        assertThat(shown(LAST)).containsExactly("2@1", "1@3");
        assertThat(shown(FIRST)).containsExactly("2@1", "1@1");
        assertThat(shown(LAST.versions(Set.of(exactly(january(2)))))).containsExactly("1@2");
        assertThat(shown(LAST.versions(Set.of(exactly("2026-01-02T00:00:00Z")))))
                .as("the same moment, written with fewer zeros")
                .containsExactly("1@2");
        assertThat(shown(LAST.versions(Set.of(new VersionMatch.First(), exactly(january(3))))))
                .containsExactly("2@1", "1@3", "1@1");
    }

    @Test
    void versionsCompareByMomentHoweverTheyAreWritten() {
        community.contribute(
                lab,
                channel,
                indicator(1, "2026-01-09T00:00:00.25Z"),
                indicator(1, "2026-01-09T00:00:00.1234567Z"),
                indicator(1, "2026-01-09T00:00:00Z"),
                indicator(1, "2026-01-09T00:00:00.3Z"));

        assertThat(records(LAST))
                .extracting(record -> record.version().toString())
                .containsExactly("2026-01-09T00:00:00.3Z");
        assertThat(records(FIRST))
                .extracting(record -> record.version().toString())
                .containsExactly("2026-01-09T00:00:00Z");
    }

    @Test
    void theLastVersionIsToldAmongAllThatTheChannelHolds() {
        community.contribute(lab, channel, indicator(1, january(5)));
        clock.set(NOON.plusSeconds(60));
        community.contribute(lab, channel, indicator(1, january(4)), indicator(2));

        assertThat(shown(LAST.addedAfter(NOON)))
                .as("an older version that came later does not stand in for the last one")
                .containsExactly("2@1");
    }

    @Test
    void aReaderWhoPagesMeetsANewerVersionThatComesMeanwhile() {
        community.contribute(lab, channel, indicator(1), indicator(2), indicator(3));

        Page<SharedRecord> first = community.read(hospital, channel, LAST, 2);
        community.contribute(lab, channel, indicator(1, january(2)), indicator(3, january(2)));
        Page<SharedRecord> second = community.read(
                hospital, channel, LAST.after(first.items().getLast().place().position()), 2);

        assertThat(first.items()).extracting(StoreBehaviour::shorthand).containsExactly("1@1", "2@1");
        assertThat(first.more()).isTrue();
        assertThat(second.items()).extracting(StoreBehaviour::shorthand).containsExactly("1@2", "3@2");
        assertThat(second.more()).isFalse();
    }

    @Test
    void whatIsAskedForIsFilteredByDateTypeIdAndVersionOfStix() {
        community.contribute(lab, channel, indicator(1), address(2));
        clock.set(NOON.plusSeconds(1));
        community.contribute(lab, channel, indicator(3), address(4));

        assertThat(records(LAST.addedAfter(NOON.plusNanos(1_000)))).hasSize(2);
        assertThat(records(LAST.addedAfter(NOON.plusNanos(999)))).hasSize(3);
        assertThat(records(LAST.addedAfter(NOON.minusNanos(1)))).hasSize(4);
        assertThat(records(LAST.addedAfter(NOON.plusSeconds(9)))).isEmpty();
        assertThat(records(LAST.types(Set.of("ipv4-addr", "malware")))).hasSize(2);
        assertThat(records(LAST.ids(Set.of(StixId.parse("ipv4-addr--" + Objects21.uuid(4))))))
                .hasSize(1);
        assertThat(records(LAST.ids(Set.of(StixId.parse("ipv4-addr--" + Objects21.uuid(5))))))
                .isEmpty();
        assertThat(records(LAST.specVersions(Set.of("2.1", "2.0")))).hasSize(4);
        assertThat(records(LAST.specVersions(Set.of("2.0")))).isEmpty();
    }

    @Test
    void theManifestNamesWhatReadingGives() {
        community.contribute(lab, channel, indicator(1), address(2));

        Page<ManifestEntry> manifest = given(community.sharing.manifest(hospital, "ai-attacks", LAST, 10));

        assertThat(manifest.items())
                .isEqualTo(records(LAST).stream()
                        .map(r -> new ManifestEntry(r.place(), r.id(), r.version(), r.specVersion()))
                        .toList());
        assertThat(manifest.items().getFirst().mediaType()).isEqualTo("application/stix+json;version=2.1");
    }

    @Test
    void whoeverPagesMeetsEveryRecordOnceAndInOrderWhileOthersWrite() throws InterruptedException {
        int total = 300;
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < total; i += 3) {
                    community.contribute(lab, channel, indicator(i), indicator(i + 1), indicator(i + 2));
                }
            } catch (RuntimeException | Error e) {
                failure.set(e);
            }
        });
        List<List<SharedRecord>> met = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Integer> limits = List.of(1, 7, 100);
        boolean ended;
        do {
            ended = !writer.isAlive();
            for (int reader = 0; reader < limits.size(); reader++) {
                pageToTheEnd(met.get(reader), limits.get(reader), reader == 1);
            }
        } while (!ended);
        writer.join();

        assertThat(failure.get()).isNull();
        List<SharedRecord> expected = records(ALL);
        assertThat(expected).hasSize(total);
        for (List<SharedRecord> one : met) {
            assertThat(one).isEqualTo(expected);
        }
    }

    private void pageToTheEnd(List<SharedRecord> met, int limit, boolean byDate) {
        boolean more;
        do {
            Selection behind = met.isEmpty()
                    ? ALL
                    : byDate
                            ? ALL.addedAfter(met.getLast().place().dateAdded())
                            : ALL.after(met.getLast().place().position());
            Page<SharedRecord> page = community.read(hospital, channel, behind, limit);
            met.addAll(page.items());
            more = page.more();
        } while (more);
    }

    @Test
    void theAdministratorReadsEveryChannel() {
        community.contribute(lab, channel, indicator(1));

        assertThat(community.read(ADMINISTRATOR, channel, LAST, 1).items()).hasSize(1);
    }

    private static VersionMatch exactly(String version) {
        return new VersionMatch.Exactly(StixTimestamp.parse(version));
    }
}

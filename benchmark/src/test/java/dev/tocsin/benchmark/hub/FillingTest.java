package dev.tocsin.benchmark.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.Administration;
import dev.tocsin.share.Answer;
import dev.tocsin.share.community.Addition;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelName;
import dev.tocsin.share.community.ChannelRules;
import dev.tocsin.share.record.Page;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.stix.Tlp;
import dev.tocsin.store.TocsinStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FillingTest {

    private static final int RECORDS = 7_300;

    @Test
    void aChannelHasSoManyRecordsAndAMomentThatTwoPagesLieBehind(@TempDir Path folder) {
        try (TocsinStore store = TocsinStore.open(folder)) {
            var administration = new Administration(store.directory(), InstantSource.system());
            var added = administration.addChannel(
                    new Caller.Administrator(),
                    new ChannelName("measured"),
                    "measured",
                    "",
                    ChannelRules.upTo(Tlp.GREEN));
            if (!(added instanceof Answer.Given<Addition<Channel>>(Addition.Added<Channel>(var channel)))) {
                throw new IllegalStateException("no channel: " + added);
            }

            Instant nearTheEnd = new Filling(store.contributions(), channel.id()).upTo(RECORDS);

            Page<SharedRecord> all = store.records().read(channel.id(), Selection.LAST_VERSIONS, 10 * RECORDS);
            assertThat(all.items()).hasSize(RECORDS);
            assertThat(all.items().get(RECORDS - 2 * Reading.PAGE - 1).place().dateAdded())
                    .isEqualTo(nearTheEnd);
        }
    }
}

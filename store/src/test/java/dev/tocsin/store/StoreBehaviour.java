package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store does, whichever database it is in. */
abstract class StoreBehaviour {

    static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    TocsinStore store;
    Community community;

    abstract TocsinStore open();

    @BeforeEach
    void openStore() {
        store = open();
        community = new Community(store, InstantSource.fixed(NOON));
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void whatWasContributedIsRead() {
        MemberCaller hospital = community.member("Hospital");
        Channel channel = community.channel("ai-attacks", Tlp.AMBER);
        community.admit(hospital, channel, Right.READ, Right.CONTRIBUTE);

        List<Outcome> outcomes = community.outcomes(hospital, channel, Objects21.indicator(1), Objects21.address(2));

        assertThat(outcomes).allMatch(Outcome.Accepted.class::isInstance);
        assertThat(community
                        .read(ADMINISTRATOR, channel, Selection.LAST_VERSIONS, 10)
                        .items())
                .extracting(SharedRecord::json)
                .containsExactly(
                        Objects21.indicator(1).toString(), Objects21.address(2).toString());
    }
}

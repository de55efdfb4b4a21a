package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static dev.tocsin.store.Objects21.indicator;
import static dev.tocsin.store.Objects21.under;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.Answer;
import dev.tocsin.share.Proofs;
import dev.tocsin.share.Upkeep;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.contribution.HeldId;
import dev.tocsin.share.contribution.Outcome.Accepted;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.share.screen.BenignList.Origin;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.screen.WarningListReader;
import dev.tocsin.share.terms.Attribution;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A status can be asked for as long as TAXII 2.1 §4.3 recommends and longer, and not for ever. */
abstract class StatusBehaviour extends StoreBehaviour {

    private static final Duration DAY = Duration.ofDays(1);

    /** When the upkeep first looks at what came at noon. */
    private static final Instant LOOKED_AT = NOON.plus(Upkeep.STATUS_KEPT);

    private void upkeepAt(Instant moment) {
        clock.set(moment);
        community.upkeep.run();
    }

    private boolean hasStatus(Receipt receipt) {
        return switch (community.sharing.status(lab, receipt.id())) {
            case Answer.Given<Receipt> _ -> true;
            case Answer.Refused<Receipt>(Reason reason) -> {
                assertThat(reason).isEqualTo(Reason.HIDDEN);
                yield false;
            }
        };
    }

    @Test
    void itEndsThirtyDaysLaterAndADayAfterItWasFoundComplete() {
        Receipt receipt = community.contribute(lab, channel, indicator(1));

        upkeepAt(LOOKED_AT.minusNanos(1_000));
        upkeepAt(LOOKED_AT);
        upkeepAt(LOOKED_AT.plus(DAY).minusNanos(1_000));
        assertThat(hasStatus(receipt)).isTrue();
        Receipt later = community.contribute(lab, channel, indicator(2));
        upkeepAt(LOOKED_AT.plus(DAY));

        assertThat(hasStatus(receipt)).isFalse();
        assertThat(hasStatus(later)).isTrue();
        assertThat(shown(ALL)).as("what was shared stays").containsExactly("1@1", "2@1");
        assertThat(new Proofs(store.beats()).proof(lab, ProofId.of(receipt.id())))
                .as("and so does the proof of it")
                .isInstanceOf(Answer.Given.class);
        assertThat(new Proofs(store.beats()).proof(hospital, ProofId.of(receipt.id())))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void itDoesNotEndBeforeTheEmbargoOfAnObjectHas() {
        Instant end = LOOKED_AT.plus(DAY.multipliedBy(10));
        Terms terms = Terms.of(Tlp.GREEN).withAttribution(Attribution.NAMED).withEmbargo(end);
        Receipt receipt = community.contribute(
                lab, channel, TermsMarking.definition(terms).json(), under(terms, indicator(1)));

        upkeepAt(LOOKED_AT.plus(DAY));
        upkeepAt(LOOKED_AT.plus(DAY.multipliedBy(2)));
        assertThat(hasStatus(receipt)).isTrue();
        upkeepAt(end);
        upkeepAt(end.plus(DAY).minusNanos(1_000));
        assertThat(given(community.sharing.status(lab, receipt.id())).outcomes())
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Accepted.class));
        upkeepAt(end.plus(DAY));

        assertThat(hasStatus(receipt)).isFalse();
    }

    @Test
    void itDoesNotEndBeforeAPersonHasDecidedAndTellsOfTheReleaseAsLongAsItIsThere() {
        String list = "{\"name\":\"resolvers\",\"type\":\"cidr\",\"list\":[\"8.8.8.8\"]}";
        community.benign = BenignLists.of(
                List.of(WarningListReader.read("test", list.getBytes(StandardCharsets.UTF_8), Origin.SHIPPED)));
        Receipt receipt = community.contribute(
                lab,
                channel,
                indicator(1).put("pattern", "[ipv4-addr:value = '8.8.8.8']"),
                indicator(2).put("pattern", "[ipv4-addr:value = '8.8.8.8']"));
        List<HeldId> held = given(community.held.waiting(ADMINISTRATOR, 100)).stream()
                .map(each -> each.id())
                .toList();
        given(community.held.release(ADMINISTRATOR, held.getFirst(), "sinkholed there"));

        // The release is a contribution of its own, and complete; the other object waits on.
        upkeepAt(LOOKED_AT.plus(DAY));
        upkeepAt(LOOKED_AT.plus(DAY.multipliedBy(2)));
        assertThat(given(community.sharing.status(lab, receipt.id())).outcomes())
                .first()
                .isInstanceOf(Accepted.class);
        given(community.held.refuse(ADMINISTRATOR, held.getLast(), "everyone's resolver"));
        upkeepAt(LOOKED_AT.plus(DAY.multipliedBy(2)));
        upkeepAt(LOOKED_AT.plus(DAY.multipliedBy(3)));

        assertThat(hasStatus(receipt)).isFalse();
        assertThat(store.statuses().forget(LOOKED_AT.plus(DAY.multipliedBy(3))))
                .as("that of the release goes behind it")
                .isEqualTo(1);
    }
}

package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Objects21.indicator;
import static dev.tocsin.store.Objects21.marked;
import static dev.tocsin.store.Objects21.under;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Refusal;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.share.terms.Attribution;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.share.terms.Use;
import dev.tocsin.stix.ObservableId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.Tlp;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a member has from another one it hands on only as the terms let it, and never further than it got it. */
abstract class ResharingBehaviour extends StoreBehaviour {

    private static final Terms HAND_ON =
            Terms.of(Tlp.GREEN).withAttribution(Attribution.NAMED).withUses(EnumSet.of(Use.WATCH, Use.SHARE_ON));
    private static final Terms KEEP = HAND_ON.withUses(EnumSet.of(Use.WATCH));

    private Channel elsewhere = channel;

    @BeforeEach
    void openAnotherChannel() {
        elsewhere = community.channel("elsewhere", Tlp.RED);
        community.admit(hospital, elsewhere, Right.READ, Right.CONTRIBUTE);
    }

    private Outcome share(Caller caller, Channel where, Terms terms, ObjectNode object) {
        return community
                .outcomes(caller, where, TermsMarking.definition(terms).json(), under(terms, object))
                .getLast();
    }

    private Outcome share(Caller caller, Channel where, ObjectNode object) {
        return community.outcomes(caller, where, object).getFirst();
    }

    private static void assertTaken(Outcome outcome) {
        assertThat(outcome).isInstanceOfAny(Outcome.Accepted.class, Outcome.AlreadyPresent.class);
    }

    private static Refusal refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Refusal refusal = ((Outcome.Refused) outcome).refusal();
        assertThat(refusal.code()).isEqualTo(Code.WIDER_THAN_RECEIVED);
        return refusal;
    }

    @Test
    void withShareOnItIsHandedOnUnderTermsThatAreNoWider() {
        share(lab, channel, HAND_ON, indicator(1));
        share(lab, channel, HAND_ON, indicator(2));

        assertTaken(share(hospital, elsewhere, HAND_ON, indicator(1)));
        assertTaken(share(hospital, elsewhere, HAND_ON.withTlp(Tlp.AMBER), indicator(2, january(2))));
    }

    @Test
    void underWiderTermsItIsRefusedAndSoIsANewVersionOfIt() {
        share(lab, channel, HAND_ON, indicator(1));

        assertThat(refusal(share(hospital, elsewhere, HAND_ON.withTlp(Tlp.CLEAR), indicator(1)))
                        .reason())
                .contains("under stricter terms")
                .contains("share it with the terms under which you have it");
        assertThat(refusal(share(hospital, elsewhere, HAND_ON.withTlp(Tlp.CLEAR), indicator(1, january(2))))
                        .value())
                .isEqualTo("received under tlp:green, named, use: watch, share-on");
    }

    @Test
    void withoutShareOnItStays() {
        share(lab, channel, KEEP, indicator(1));

        assertThat(refusal(share(hospital, elsewhere, KEEP, indicator(1))).reason())
                .contains("without share-on; ask whoever shared it");
    }

    @Test
    void whatIsAmberStrictOrUnmarkedStaysWithTheMemberWhateverItsUses() {
        Terms strict = HAND_ON.withTlp(Tlp.AMBER_STRICT);
        Channel sealed = community.channel("sealed", Tlp.RED);
        community.admit(lab, sealed, Right.CONTRIBUTE);
        community.admit(hospital, sealed, Right.READ);
        share(lab, sealed, strict, indicator(1));
        share(lab, sealed, indicator(2));

        assertThat(refusal(share(hospital, elsewhere, strict, indicator(1))).reason())
                .contains("it stays in your organisation");
        assertThat(refusal(share(hospital, elsewhere, indicator(2))).reason())
                .contains("it stays in your organisation");
    }

    @Test
    void whatIsMarkedClearAndHasNoTermsMayBeHandedOn() {
        String clear = Tlp.CLEAR.markingId().toString();
        String green = Tlp.GREEN.markingId().toString();
        share(lab, channel, marked(indicator(1), clear));
        share(lab, channel, marked(indicator(2), green));

        assertTaken(share(hospital, elsewhere, marked(indicator(1), clear)));
        refusal(share(hospital, elsewhere, marked(indicator(2), green)));
    }

    @Test
    void anExpiryHasToGoWithIt() {
        Terms ends = HAND_ON.withExpiry(NOON.plusSeconds(3600));
        share(lab, channel, ends, indicator(1));

        refusal(share(hospital, elsewhere, HAND_ON, indicator(1)));
        assertTaken(share(hospital, elsewhere, ends, indicator(1)));
    }

    @Test
    void whereItWasReceivedANewVersionNeedsNoShareOnButMayNotBeWider() {
        share(lab, channel, KEEP, indicator(1));

        assertTaken(share(hospital, channel, KEEP, indicator(1)));
        assertTaken(share(hospital, channel, KEEP, indicator(1, january(2))));
        refusal(share(hospital, channel, KEEP.withTlp(Tlp.CLEAR), indicator(1, january(3))));
    }

    @Test
    void ofSeveralTermsUnderWhichItWasReceivedTheStrictestCount() {
        Channel third = community.channel("third", Tlp.RED);
        community.admit(lab, third, Right.CONTRIBUTE);
        community.admit(hospital, third, Right.READ);
        share(lab, channel, HAND_ON, indicator(1));
        share(lab, third, KEEP, indicator(1, january(2)));

        refusal(share(hospital, elsewhere, HAND_ON, indicator(1)));
    }

    @Test
    void whatOneContributedFirstIsOnesOwnWhoeverRepeatsIt() {
        share(hospital, elsewhere, indicator(1));
        share(lab, channel, KEEP, indicator(1));

        assertTaken(share(hospital, elsewhere, HAND_ON.withTlp(Tlp.CLEAR), indicator(1, january(2))));
    }

    @Test
    void repeatingItWhereItCameFromDoesNotMakeItOnesOwn() {
        share(lab, channel, KEEP, indicator(1));
        assertTaken(share(hospital, channel, KEEP, indicator(1, january(2))));

        refusal(share(hospital, elsewhere, KEEP, indicator(1, january(3))));
    }

    @Test
    void whatIsAnonymousIsRecognisedByTheIdThatRecipientsGot() {
        Terms anonymous = KEEP.withAttribution(Attribution.ANONYMOUS);
        share(lab, channel, anonymous, indicator(1));
        ObjectNode copy = (ObjectNode) StixJson.read(
                community.read(hospital, channel, ALL, 10).items().getLast().json());

        refusal(community
                .outcomes(
                        hospital, elsewhere, TermsMarking.definition(anonymous).json(), copy)
                .getLast());
        assertTaken(share(lab, channel, anonymous, indicator(1)));
    }

    @Test
    void anObservableWhoseIdFollowsFromItsContentIsNobodys() {
        ObjectNode address = Objects21.address(9);
        address.put("id", ObservableId.of(address).orElseThrow().toString());
        share(lab, channel, address);
        share(lab, channel, Objects21.address(10));

        assertTaken(share(hospital, elsewhere, address));
        refusal(share(hospital, elsewhere, Objects21.address(10)));
    }

    @Test
    void whatAMemberDoesNotSeeChangesNothing() {
        MemberCaller stranger = community.member("Stranger");
        MemberCaller blind = community.member("Blind");
        community.admit(stranger, elsewhere, Right.READ, Right.CONTRIBUTE);
        community.admit(blind, elsewhere, Right.READ, Right.CONTRIBUTE);
        community.admit(blind, channel, Right.CONTRIBUTE);
        share(lab, channel, KEEP, indicator(1));
        share(lab, channel, KEEP, indicator(2));

        assertTaken(share(stranger, elsewhere, indicator(1)));
        assertTaken(share(blind, channel, HAND_ON.withTlp(Tlp.CLEAR), indicator(2)));
        assertTaken(share(blind, elsewhere, indicator(2)));
    }

    @Test
    void theAdministratorHandsOnNoMoreThanAnybodyElse() {
        share(lab, channel, KEEP, indicator(1));

        refusal(share(ADMINISTRATOR, elsewhere, KEEP, indicator(1)));
    }

    @Test
    void whatIsGoneIsNotReceivedAnyMore() {
        share(lab, channel, KEEP.withExpiry(NOON.plusSeconds(60)), indicator(1));
        clock.set(NOON.plusSeconds(60));

        assertTaken(share(hospital, elsewhere, indicator(1)));
    }
}

package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.added;
import static dev.tocsin.store.Community.given;
import static dev.tocsin.store.Objects21.indicator;
import static dev.tocsin.store.Objects21.under;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.share.Answer;
import dev.tocsin.share.community.Admitting;
import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelKind;
import dev.tocsin.share.community.ChannelName;
import dev.tocsin.share.community.ChannelRemoval;
import dev.tocsin.share.community.ChannelRules;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.community.GoneMeanwhile;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.community.RulesChange;
import dev.tocsin.share.community.Sector;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.Sight;
import dev.tocsin.share.terms.Attribution;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.stix.Tlp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a channel's rules do to who is in it and to how long it keeps something. */
abstract class ChannelBehaviour extends StoreBehaviour {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final ChannelRules BILATERAL =
            new ChannelRules(new ChannelKind.Bilateral(), Tlp.AMBER_STRICT, Optional.empty());
    private static final ChannelRules A_WEEK =
            new ChannelRules(new ChannelKind.Community(), Tlp.AMBER_STRICT, Optional.of(WEEK));
    private static final Terms NAMED = Terms.of(Tlp.GREEN).withAttribution(Attribution.NAMED);

    private static final Terms EMBARGOED = new Terms(
            Tlp.GREEN,
            Attribution.NAMED,
            Set.of(),
            Optional.of(Instant.parse("2027-01-01T00:00:00Z")),
            Optional.empty(),
            Collections.emptySortedSet());
    private static final Answer<?> HIDDEN = new Answer.Refused<>(Reason.HIDDEN);

    private Channel open(String name, ChannelRules rules) {
        return added(
                community.administration.addChannel(ADMINISTRATOR, new ChannelName(name), "About " + name, "", rules));
    }

    private Admitting admit(MemberCaller member, Channel where) {
        return given(community.administration.admit(
                ADMINISTRATOR, member.member().toString(), where.id().toString(), Set.of(Right.READ)));
    }

    private RulesChange change(Channel where, ChannelRules rules) {
        return given(community.administration.changeRules(
                        ADMINISTRATOR, where.name().toString(), rules))
                .orElseThrow();
    }

    @Test
    void theRulesAreFoundAsTheyWereGiven() {
        for (ChannelRules rules : List.of(
                BILATERAL,
                A_WEEK,
                new ChannelRules(new ChannelKind.OfSector(Sector.WASTE_WATER), Tlp.GREEN, Optional.empty()),
                new ChannelRules(new ChannelKind.Case(), Tlp.RED, Optional.of(Duration.ofDays(3_650))))) {
            Channel there = open(rules.kind().written(), rules);

            assertThat(store.directory().channel(there.id())).contains(there);
            assertThat(there.rules()).isEqualTo(rules);
            given(community.administration.changeRules(ADMINISTRATOR, there.id().toString(), A_WEEK));
        }
        assertThat(given(community.administration.changeRules(ADMINISTRATOR, "nowhere", A_WEEK)))
                .isEmpty();
        assertThat(community.administration.changeRules(lab, channel.name().toString(), A_WEEK))
                .isEqualTo(new Answer.Refused<>(Reason.ADMINISTRATOR_ONLY));
    }

    @Test
    void aBilateralChannelHasTwoMembersAndNoThird() {
        Channel between = open("between", BILATERAL);
        MemberCaller third = community.member("Third");
        community.admit(lab, between, Right.READ);
        community.admit(hospital, between, Right.READ);

        assertThat(admit(third, between)).isEqualTo(new Admitting.Full(2));
        assertThat(store.directory().rights(third.member(), between.id())).isEmpty();
        community.admit(lab, between, Right.READ, Right.CONTRIBUTE);
        given(community.administration.dismiss(ADMINISTRATOR, hospital.member(), between.id()));
        assertThat(admit(third, between)).isInstanceOf(Admitting.Admitted.class);
    }

    @Test
    void aChannelOfThreeBecomesNoBilateralOne() {
        admit(community.member("Third"), channel);

        assertThat(change(channel, BILATERAL)).isEqualTo(new RulesChange.TooManyMembers(3, 2));
        assertThat(store.directory().channel(channel.id())).contains(channel);
    }

    @Test
    void whatIsKeptAWeekIsGoneAfterAWeek() {
        change(channel, A_WEEK);
        Receipt receipt = community.contribute(lab, channel, indicator(1));
        assertThat(((Outcome.Accepted) receipt.outcomes().getFirst()).expires()).contains(NOON.plus(WEEK));

        clock.set(NOON.plus(WEEK).minusNanos(1_000));
        assertThat(shown(ALL)).containsExactly("1@1");
        clock.set(NOON.plus(WEEK));
        assertThat(shown(ALL)).isEmpty();
        community.upkeep.run();
        assertThat(given(community.sharing.status(lab, receipt.id())).outcomes())
                .singleElement()
                .isInstanceOf(Outcome.Expired.class);
    }

    @Test
    void theEarlierOfTermsAndChannelCountsAndDefinitionsStay() {
        change(channel, A_WEEK);
        Terms sooner = NAMED.withExpiry(NOON.plusSeconds(60));
        Terms later = NAMED.withExpiry(NOON.plus(WEEK).plusSeconds(60));

        List<Outcome> outcomes = community.outcomes(
                lab,
                channel,
                TermsMarking.definition(sooner).json(),
                TermsMarking.definition(later).json(),
                TermsMarking.definition(NAMED).json(),
                under(sooner, indicator(1)),
                under(later, indicator(2)),
                under(NAMED, indicator(3)));

        assertThat(outcomes)
                .extracting(outcome -> ((Outcome.Accepted) outcome).expires())
                .containsExactly(
                        sooner.expires(),
                        later.expires(),
                        Optional.empty(),
                        sooner.expires(),
                        Optional.of(NOON.plus(WEEK)),
                        Optional.of(NOON.plus(WEEK)));
    }

    @Test
    void whatWaitsForItsEmbargoIsKeptFromWhenItTookItsPlace() {
        change(channel, A_WEEK);
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        Terms waits = NAMED.withEmbargo(tomorrow);
        Receipt receipt = community.contribute(
                lab, channel, TermsMarking.definition(waits).json(), under(waits, indicator(1)));
        clock.set(tomorrow);

        assertThat(shown(Selection.LAST_VERSIONS.types(Set.of("indicator")))).containsExactly("1@1");
        Outcome.Accepted accepted = (Outcome.Accepted)
                given(community.sharing.status(lab, receipt.id())).outcomes().getLast();
        assertThat(accepted.expires()).contains(tomorrow.plus(WEEK));
    }

    @Test
    void aChangeCountsForWhatComesAfterIt() {
        community.contribute(lab, channel, indicator(1));
        change(channel, A_WEEK);
        community.contribute(lab, channel, indicator(2));
        change(channel, ChannelRules.upTo(Tlp.AMBER));
        community.contribute(lab, channel, indicator(3));

        clock.set(NOON.plus(WEEK));
        assertThat(shown(ALL)).containsExactly("1@1", "3@1");
    }

    @Test
    void anEmptyChannelVanishesAtOnceAndItsNameIsFree() {
        Channel made = open("mistake", BILATERAL);
        admit(hospital, made);

        assertThat(remove(made, false)).isEqualTo(new ChannelRemoval.Removed());

        assertThat(community.sharing.channels(hospital))
                .extracting(found -> found.channel().id())
                .doesNotContain(made.id());
        assertThat(community.sharing.channel(hospital, made.id().toString())).isEqualTo(HIDDEN);
        assertThat(community.sharing.channel(ADMINISTRATOR, "mistake")).isEqualTo(HIDDEN);
        assertThat(store.directory().admissionsOf(hospital.member()))
                .extracting(admission -> admission.channel())
                .containsExactly(channel.id());
        assertThat(open("mistake", A_WEEK).id()).isNotEqualTo(made.id());
        assertThat(given(community.administration.removeChannel(
                        ADMINISTRATOR, made.id().toString(), true)))
                .isEmpty();
    }

    @Test
    void whatAChannelHoldsGoesWithItOnlyIfThatIsSaid() {
        community.contribute(lab, channel, indicator(1), indicator(2));
        community.contribute(hospital, channel, indicator(3));
        Receipt waits = community.contribute(
                hospital, channel, TermsMarking.definition(EMBARGOED).json(), under(EMBARGOED, indicator(4)));
        assertThat(waits.outcomes()).hasSize(2);

        assertThat(remove(channel, false)).isEqualTo(new ChannelRemoval.NotEmpty(3, 2, 2));
        assertThat(records(ALL)).hasSize(3);

        assertThat(remove(channel, true)).isEqualTo(new ChannelRemoval.Removed());
        assertThat(community.sharing.read(hospital, channel.id().toString(), ALL, 10))
                .isEqualTo(HIDDEN);
        assertThat(store.records().read(channel.id(), ALL, 10).items()).isEmpty();
        assertThat(community.sharing.status(hospital, waits.id())).isEqualTo(HIDDEN);
        clock.set(clock.instant().plus(Duration.ofDays(400)));
        community.upkeep.run();
        assertThat(store.records().read(channel.id(), ALL, 10).items())
                .as("nothing waits any more")
                .isEmpty();
    }

    @Test
    void eachMemberAndTheHubHaveAProofOfTheRemoval() {
        remove(channel, true);

        for (var owner : List.of(lab.owner(), hospital.owner(), ADMINISTRATOR.owner())) {
            assertThat(store.beats().of(owner, Optional.empty(), 100))
                    .last()
                    .satisfies(kept -> assertThat(
                                    kept.opening().orElseThrow().statement().text())
                            .contains(channel.id().toString()))
                    .satisfies(kept -> assertThat(
                                    kept.opening().orElseThrow().statement().kind())
                            .isEqualTo("removal"));
        }
    }

    /** Decided while it was there; by the time of the transaction it is not. */
    @Test
    void whatComesAfterTheRemovalIsNotTaken() {
        remove(channel, true);

        assertThatThrownBy(
                        () -> store.contributions().record(channel.id(), lab.owner(), new Sight.Everything(), feed -> {
                            throw new AssertionError("it was given a feed");
                        }))
                .isInstanceOf(GoneMeanwhile.class);
        assertThatThrownBy(
                        () -> store.directory().admit(lab.member(), channel.id(), Set.of(Right.READ), clock.instant()))
                .isInstanceOf(GoneMeanwhile.class);
    }

    @Test
    void onlyTheAdministratorRemovesAChannel() {
        assertThat(community.administration.removeChannel(lab, "ai-attacks", true))
                .isInstanceOf(Answer.Refused.class);
        assertThat(records(ALL)).isEmpty();
        assertThat(community.sharing.channel(lab, "ai-attacks")).isInstanceOf(Answer.Given.class);
    }

    private ChannelRemoval remove(Channel where, boolean withAllItHolds) {
        return given(community.administration.removeChannel(
                        ADMINISTRATOR, where.name().toString(), withAllItHolds))
                .orElseThrow();
    }
}

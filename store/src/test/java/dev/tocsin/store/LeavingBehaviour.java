package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static dev.tocsin.store.Objects21.indicator;
import static dev.tocsin.store.Objects21.under;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.share.Answer;
import dev.tocsin.share.DepartureDesk;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.community.EmailAddress;
import dev.tocsin.share.community.GoneMeanwhile;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.MemberKind;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.departure.Contributed;
import dev.tocsin.share.departure.Contributed.State;
import dev.tocsin.share.log.Kept;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.share.record.Sight;
import dev.tocsin.share.record.Withdrawal;
import dev.tocsin.share.screen.BenignList;
import dev.tocsin.share.screen.BenignList.Origin;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.screen.WarningListReader;
import dev.tocsin.share.terms.Attribution;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.share.token.Identified;
import dev.tocsin.share.token.TokenLife;
import dev.tocsin.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member takes along what it contributed, and leaves. */
abstract class LeavingBehaviour extends StoreBehaviour {

    private static final Terms EMBARGOED =
            Terms.of(Tlp.GREEN).withAttribution(Attribution.NAMED).withEmbargo(NOON.plus(Duration.ofDays(1)));
    private static final Terms ANONYMOUS = Terms.of(Tlp.GREEN);

    private DepartureDesk desk;
    private TokenDesk tokens;
    private MemberCaller ann;
    private TokenDesk.Issued hers;
    private Receipt receipt;

    @BeforeEach
    void contribute() {
        desk = new DepartureDesk(store.departures(), store.directory(), clock);
        tokens = new TokenDesk(store.tokens(), TokenLife.USUAL, clock, new SecureRandom());
        ann = new MemberCaller(
                lab.member(),
                new Holder.OfPerson(Community.added(community.people.addPerson(
                                ADMINISTRATOR, lab.member(), "Ann Lee", new EmailAddress("ann@lab.example")))
                        .id()));
        hers = given(tokens.issue(ADMINISTRATOR, ann, "Ann's laptop", Optional.empty()));
        String list = "{\"name\":\"resolvers\",\"type\":\"cidr\",\"list\":[\"8.8.8.8\"]}";
        BenignList resolvers = WarningListReader.read("test", list.getBytes(StandardCharsets.UTF_8), Origin.SHIPPED);
        community.benign = BenignLists.of(List.of(resolvers));
        receipt = community.contribute(
                lab,
                channel,
                TermsMarking.definition(EMBARGOED).json(),
                TermsMarking.definition(ANONYMOUS).json(),
                indicator(1),
                under(ANONYMOUS, indicator(2).put("name", "written so")),
                under(EMBARGOED, indicator(3)),
                indicator(4).put("pattern", "[ipv4-addr:value = '8.8.8.8']"));
        community.contribute(hospital, channel, indicator(9));
    }

    private List<Contributed> luggage() {
        List<Contributed> all = new ArrayList<>();
        given(desk.luggage(ann)).objects(all::add);
        return all;
    }

    @Test
    void aMemberTakesAlongAllThatItContributedAsItWroteIt() {
        List<Contributed> all = luggage();

        assertThat(all)
                .extracting(Contributed::state)
                .containsExactly(
                        State.SHARED, State.SHARED, State.SHARED, State.EMBARGOED, State.EMBARGOED, State.HELD);
        assertThat(all).extracting(Contributed::channel).containsOnly(channel.id());
        String written = all.toString();
        for (int number = 1; number <= 4; number++) {
            assertThat(written).contains("indicator--" + Objects21.uuid(number));
        }
        assertThat(written).contains("written so").doesNotContain(Objects21.uuid(9));
        assertThat(given(desk.luggage(ann)).proofs())
                .contains(ProofId.of(receipt.id()))
                .allSatisfy(id ->
                        assertThat(store.beats().kept(id).map(Kept::owner)).contains(lab.owner()));
    }

    @Test
    void whoLeavesLeavesNothingButItsId() {
        List<ProofId> proofs = given(desk.luggage(ann)).proofs();

        ProofId departure = given(desk.leave(ann, "AI lab")).orElseThrow();

        assertThat(shown(ALL)).containsExactly("9@1");
        assertThat(store.records().withdrawals(channel.id()))
                .hasSize(3)
                .extracting(Withdrawal::by)
                .containsOnly(lab.owner());
        assertThat(given(community.held.waiting(ADMINISTRATOR, 10))).isEmpty();
        clock.set(NOON.plus(Duration.ofDays(2)));
        community.upkeep.run();
        assertThat(shown(ALL)).as("what waited does not come").containsExactly("9@1");
        assertThat(tokens.identify(hers.secret().reveal())).isInstanceOf(Identified.Unknown.class);
        assertThat(store.directory().member(lab.member())).isEmpty();
        assertThat(store.directory().memberNamed("AI lab")).isEmpty();
        assertThat(store.directory().members()).extracting(Member::name).containsExactly("Hospital");
        assertThat(store.directory().admissions(channel.id())).hasSize(1);
        assertThat(store.people().personsOf(lab.member())).isEmpty();
        assertThat(store.people().agentsOf(lab.member())).isEmpty();
        assertThat(store.contributions().receipt(receipt.id())).isEmpty();
        assertThat(luggageOf(lab.member())).isEmpty();
        assertThat(proofs)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(
                        id -> assertThat(store.beats().kept(id).orElseThrow().opening())
                                .isEmpty());
        var said = store.beats()
                .kept(departure)
                .orElseThrow()
                .opening()
                .orElseThrow()
                .statement();
        assertThat(said.kind()).isEqualTo("departure");
        assertThat(said.text()).contains(lab.member().toString()).doesNotContain("AI lab");
    }

    @Test
    void nobodyIsLeftToComeBackAs() {
        given(desk.leave(ann, "AI lab"));

        assertThat(given(desk.remove(ADMINISTRATOR, lab.member()))).as("again").isEmpty();
        assertThat(given(desk.leave(ann, lab.member().toString()))).isEmpty();
        assertThat(community.sharing.contribute(lab, channel.id().toString(), List.of(indicator(5))))
                .isEqualTo(new Answer.Refused<>(Reason.HIDDEN));
        Member other =
                Community.added(community.administration.addMember(ADMINISTRATOR, "AI lab", MemberKind.AI_DEVELOPER));
        assertThat(other.id()).isNotEqualTo(lab.member());
        assertThat(given(community.administration.dismiss(
                        ADMINISTRATOR, lab.member(), new ChannelId(channel.id().uuid()))))
                .isFalse();
    }

    /** Decided upon while the member was there; by the time of the transaction it is not. */
    @Test
    void whatComesAfterTheDepartureIsNotTaken() {
        given(desk.leave(ann, "AI lab"));

        assertThatThrownBy(
                        () -> store.contributions().record(channel.id(), lab.owner(), new Sight.Everything(), feed -> {
                            throw new AssertionError("it was given a feed");
                        }))
                .isInstanceOf(GoneMeanwhile.class);
        assertThat(shown(ALL)).containsExactly("9@1");
    }

    @Test
    void aMemberLeavesByItsNameAndByAPerson() {
        assertThat(given(desk.leave(ann, "Hospital"))).isEmpty();
        assertThat(desk.leave(lab, "AI lab")).isEqualTo(new Answer.Refused<>(Reason.PERSONS_ONLY));
        assertThat(desk.luggage(lab)).isEqualTo(new Answer.Refused<>(Reason.PERSONS_ONLY));
        assertThat(desk.remove(ann, hospital.member())).isEqualTo(new Answer.Refused<>(Reason.ADMINISTRATOR_ONLY));
        assertThat(desk.remove(ann, lab.member())).isEqualTo(new Answer.Refused<>(Reason.ADMINISTRATOR_ONLY));

        assertThat(store.directory().members()).hasSize(2);
        assertThat(tokens.identify(hers.secret().reveal())).isEqualTo(new Identified.As(ann));
        assertThat(luggage()).hasSize(6);
        assertThat(given(desk.remove(ADMINISTRATOR, lab.member()))).isPresent();
        assertThat(shown(ALL)).containsExactly("9@1");
    }

    private List<Contributed> luggageOf(MemberId member) {
        List<Contributed> all = new ArrayList<>();
        store.departures().contributed(member, clock.instant(), all::add);
        return all;
    }
}

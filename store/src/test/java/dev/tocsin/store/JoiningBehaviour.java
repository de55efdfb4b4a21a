package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tocsin.share.AgreementDesk;
import dev.tocsin.share.Answer;
import dev.tocsin.share.InvitationDesk;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.agreement.Agreement;
import dev.tocsin.share.agreement.AgreementText;
import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.community.EmailAddress;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.MalformedName;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberKind;
import dev.tocsin.share.community.Person;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.invitation.Invitation;
import dev.tocsin.share.invitation.Joined;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.share.token.Identified;
import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenLife;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agreements, invitations and joining. */
abstract class JoiningBehaviour extends StoreBehaviour {

    private static final EmailAddress CONTACT = new EmailAddress("ann@clinic.example");
    private static final AgreementText TEXT = new AgreementText("We share in good faith.\n");
    private static final Duration WEEK = Duration.ofDays(7);

    private AgreementDesk agreements;
    private InvitationDesk invitations;
    private TokenDesk tokens;

    @BeforeEach
    void openDesks() {
        agreements = new AgreementDesk(store.agreements(), clock);
        invitations = new InvitationDesk(
                store.invitations(), store.agreements(), store.directory(), TokenLife.USUAL, clock, new SecureRandom());
        tokens = new TokenDesk(store.tokens(), TokenLife.USUAL, clock, new SecureRandom());
    }

    private InvitationDesk.Made invited(String name) {
        return given(invitations.invite(
                        ADMINISTRATOR,
                        name,
                        MemberKind.OPERATOR,
                        "Ann Lee",
                        List.of(new Invitation.Place(channel.id(), Set.of(Right.READ, Right.CONTRIBUTE))),
                        clock.instant().plus(WEEK)))
                .orElseThrow();
    }

    private InvitationDesk.Arrival join(InvitationDesk.Made made) {
        return invitations.join(made.code().reveal(), CONTACT, 1);
    }

    @Test
    void whoJoinsIsAMemberWithAPersonItsAdmissionsATokenAndAnAcceptance() {
        given(agreements.set(ADMINISTRATOR, TEXT));

        InvitationDesk.Arrival arrival = join(invited("Clinic"));

        if (!(arrival.joined() instanceof Joined.As(Member member, MemberCaller ann, ProofId acceptance))) {
            throw new AssertionError(arrival.joined());
        }
        assertThat(store.directory().memberNamed("Clinic")).contains(member);
        assertThat(store.directory().rights(member.id(), channel.id()))
                .containsExactlyInAnyOrder(Right.READ, Right.CONTRIBUTE);
        assertThat(store.people().personsOf(member.id()))
                .extracting(Person::name, Person::contact)
                .containsExactly(tuple("Ann Lee", CONTACT));
        assertThat(tokens.identify(arrival.secret().reveal())).isEqualTo(new Identified.As(ann));
        assertThat(store.tokens().tokensOf(member.id()))
                .extracting(Token::expires)
                .as("its first token ends like any other")
                .containsExactly(Optional.of(clock.instant().plus(TokenLife.UNLESS_ASKED)));
        assertThat(store.agreements().acceptedBy(member.id())).contains(1);
        var kept = store.beats().kept(acceptance).orElseThrow();
        assertThat(kept.owner()).isEqualTo(ann.owner());
        assertThat(kept.opening().orElseThrow().statement().kind()).isEqualTo("acceptance");
        assertThat(kept.opening().orElseThrow().statement().text())
                .contains(TEXT.digest())
                .doesNotContain("Ann", "clinic.example");
        community.contribute(ann, channel, Objects21.indicator(1, january(1)));
        assertThat(store.invitations().invitations())
                .extracting(Invitation::person)
                .as("nobody needs the name any more")
                .containsExactly(Optional.empty());
    }

    @Test
    void aCodeThatIsWrongUsedExpiredOrRevokedIsOneAndTheSame() {
        given(agreements.set(ADMINISTRATOR, TEXT));
        InvitationDesk.Made used = invited("Used");
        join(used);
        InvitationDesk.Made revoked = invited("Revoked");
        assertThat(given(invitations.revoke(ADMINISTRATOR, revoked.invitation().id())))
                .isTrue();
        InvitationDesk.Made expired = invited("Expired");
        clock.set(NOON.plus(WEEK));

        for (String code : List.of(
                used.code().reveal(),
                revoked.code().reveal(),
                expired.code().reveal(),
                "tocsin-invite_" + "A".repeat(43),
                "nonsense",
                "")) {
            assertThat(invitations.look(code)).isEmpty();
            assertThat(invitations.join(code, CONTACT, 1).joined()).isEqualTo(new Joined.NoInvitation());
        }
        assertThat(store.directory().members()).hasSize(3);
        assertThat(given(invitations.revoke(ADMINISTRATOR, used.invitation().id())))
                .isFalse();
        assertThat(given(invitations.revoke(ADMINISTRATOR, revoked.invitation().id())))
                .isFalse();
    }

    @Test
    void ofManyWhoUseACodeAtOnceOneJoins() throws Exception {
        given(agreements.set(ADMINISTRATOR, TEXT));
        InvitationDesk.Made made = invited("Clinic");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Joined>> attempts =
                    Collections.nCopies(8, () -> join(made).joined());
            int joined = 0;
            for (Future<Joined> attempt : threads.invokeAll(attempts)) {
                joined += attempt.get() instanceof Joined.As ? 1 : 0;
            }
            assertThat(joined).isEqualTo(1);
        }
        assertThat(store.people()
                        .personsOf(store.directory()
                                .memberNamed("Clinic")
                                .orElseThrow()
                                .id()))
                .hasSize(1);
    }

    @Test
    void nobodyJoinsUnderAnothersName() {
        given(agreements.set(ADMINISTRATOR, TEXT));
        InvitationDesk.Made made = invited("hospital");

        assertThat(join(made).joined()).isEqualTo(new Joined.NameTaken("hospital"));

        assertThat(store.directory().members()).hasSize(2);
        assertThat(invitations.look(made.code().reveal())).as("it still counts").isPresent();
        assertThatThrownBy(() -> invited(" Administrator "))
                .isInstanceOf(MalformedName.class)
                .hasMessage("no member is called \"Administrator\": it is who runs the hub");
    }

    @Test
    void theAgreementThatIsAcceptedIsTheOneThatStands() {
        assertThat(given(invitations.invite(
                        ADMINISTRATOR, "Early", MemberKind.VENDOR, "Bo", List.of(), NOON.plus(WEEK))))
                .as("there is nothing to accept yet")
                .isEmpty();
        given(agreements.set(ADMINISTRATOR, TEXT));
        InvitationDesk.Made made = invited("Clinic");
        given(agreements.set(ADMINISTRATOR, new AgreementText("Another.")));

        assertThat(join(made).joined()).isEqualTo(new Joined.OtherAgreement(2));
        assertThat(invitations.join(made.code().reveal(), CONTACT, 2).joined()).isInstanceOf(Joined.As.class);
    }

    @Test
    void aNewVersionStopsContributingUntilAPersonAcceptsIt() {
        community.contribute(lab, channel, Objects21.indicator(1, january(1)));
        assertThat(given(agreements.set(ADMINISTRATOR, TEXT)).version()).isEqualTo(1);
        assertThat(given(agreements.set(ADMINISTRATOR, TEXT)).version())
                .as("the same text")
                .isEqualTo(1);
        MemberCaller ann = new MemberCaller(
                lab.member(),
                new Holder.OfPerson(
                        Community.added(community.people.addPerson(ADMINISTRATOR, lab.member(), "Ann Lee", CONTACT))
                                .id()));

        var refused =
                community.sharing.contribute(lab, channel.id().toString(), List.of(Objects21.indicator(2, january(1))));
        assertThat(refused).isEqualTo(new Answer.Refused<>(Reason.AGREEMENT_NOT_ACCEPTED));
        assertThat(community.read(lab, channel, ALL, 10).items()).hasSize(1);
        assertThat(agreements.accept(lab, 1)).isEqualTo(new Answer.Refused<>(Reason.PERSONS_ONLY));
        assertThat(given(agreements.accept(ann, 7))).isEmpty();
        Optional<ProofId> proof = given(agreements.accept(ann, 1));
        assertThat(proof).isPresent();
        assertThat(given(agreements.accept(ann, 1))).as("again").isEqualTo(proof);

        community.contribute(lab, channel, Objects21.indicator(2, january(1)));
        assertThat(given(agreements.set(ADMINISTRATOR, new AgreementText("Another.")))
                        .version())
                .isEqualTo(2);
        assertThat(given(agreements.all(lab))).extracting(Agreement::version).containsExactly(1, 2);
        assertThat(given(agreements.standing(ann)).accepted()).contains(1);
        assertThat(agreements.set(ann, TEXT)).isEqualTo(new Answer.Refused<>(Reason.ADMINISTRATOR_ONLY));
        assertThat(community.sharing.contribute(lab, channel.id().toString(), List.of()))
                .isEqualTo(new Answer.Refused<>(Reason.AGREEMENT_NOT_ACCEPTED));
        community.contribute(ADMINISTRATOR, channel, Objects21.indicator(3, january(1)));
    }
}

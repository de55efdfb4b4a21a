package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.share.Answer;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.community.Addition;
import dev.tocsin.share.community.Admission;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.ChannelName;
import dev.tocsin.share.community.ChannelRules;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.community.EmailAddress;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.LegalEntity;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberKind;
import dev.tocsin.share.community.Newcomers;
import dev.tocsin.share.community.Person;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.community.Sector;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.token.Binding;
import dev.tocsin.share.token.CertificateFingerprint;
import dev.tocsin.share.token.Identified;
import dev.tocsin.share.token.Means;
import dev.tocsin.share.token.ShownCertificate;
import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenHash;
import dev.tocsin.share.token.TokenId;
import dev.tocsin.share.token.TokenLife;
import dev.tocsin.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Members, channels, admissions and tokens. */
abstract class CommunityBehaviour extends StoreBehaviour {

    @Test
    void aNameIsGivenOnce() {
        assertThat(given(community.administration.addMember(ADMINISTRATOR, " AI lab ", MemberKind.AGENCY)))
                .isEqualTo(new Addition.NameTaken<>("AI lab"));
        assertThat(given(community.administration.addChannel(
                        ADMINISTRATOR, new ChannelName("ai-attacks"), "Again", "", ChannelRules.upTo(Tlp.CLEAR))))
                .isEqualTo(new Addition.NameTaken<>("ai-attacks"));
        assertThat(given(community.administration.members(ADMINISTRATOR)))
                .extracting(Member::name)
                .containsExactly("AI lab", "Hospital");
    }

    @Test
    void whatWasAddedIsFoundAsItWas() {
        assertThat(given(community.administration.channels(ADMINISTRATOR))).containsExactly(channel);
        assertThat(store.directory().channel(channel.id())).contains(channel);
        assertThat(store.directory().channelNamed(channel.name())).contains(channel);
        assertThat(store.directory().member(lab.member()))
                .isEqualTo(store.directory().memberNamed("AI lab"));
    }

    @Test
    void anAdmissionReplacesTheOneBefore() {
        community.admit(lab, channel, Right.READ);

        assertThat(store.directory().rights(lab.member(), channel.id())).containsExactly(Right.READ);
        assertThat(store.directory().admissionsOf(lab.member()))
                .containsExactly(new Admission(lab.member(), channel.id(), Set.of(Right.READ), Newcomers.ALL));
        assertThat(store.directory().admissions(channel.id())).hasSize(2);
    }

    @Test
    void aMemberIsDismissedOnce() {
        assertThat(given(community.administration.dismiss(ADMINISTRATOR, lab.member(), channel.id())))
                .isTrue();
        assertThat(given(community.administration.dismiss(ADMINISTRATOR, lab.member(), channel.id())))
                .isFalse();
        assertThat(store.directory().rights(lab.member(), channel.id())).isEmpty();
    }

    @Test
    void nobodyButTheAdministratorRunsTheHub() {
        assertThat(community.administration.members(lab)).isEqualTo(new Answer.Refused<>(Reason.ADMINISTRATOR_ONLY));
        assertThat(community.administration.addMember(new Caller.Anonymous(), "x", MemberKind.VENDOR))
                .isEqualTo(new Answer.Refused<>(Reason.UNAUTHENTICATED));
        assertThat(store.directory().members()).hasSize(2);
    }

    @Test
    void aTokenSpeaksForItsHolderUntilItIsRevoked() {
        TokenDesk desk = new TokenDesk(store.tokens(), TokenLife.USUAL, clock, new SecureRandom());
        TokenDesk.Issued first = desk.issueFirst("first start").orElseThrow();
        TokenDesk.Issued issued = given(desk.issue(ADMINISTRATOR, lab, "laptop", Optional.of(NOON.plusSeconds(60))));

        assertThat(desk.identify(first.secret().reveal())).isEqualTo(new Identified.As(ADMINISTRATOR));
        assertThat(desk.identify(issued.secret().reveal())).isEqualTo(new Identified.As(lab));
        assertThat(desk.issueFirst("again")).as("only where there is no token").isEmpty();
        assertThat(given(desk.tokens(ADMINISTRATOR))).containsExactly(first.token(), issued.token());

        clock.set(NOON.plusSeconds(60));
        assertThat(desk.identify(issued.secret().reveal()))
                .isEqualTo(new Identified.Unknown(Identified.Reason.EXPIRED));
        assertThat(given(desk.revoke(ADMINISTRATOR, first.token().id()))).isTrue();
        assertThat(desk.identify(first.secret().reveal())).isEqualTo(new Identified.Unknown(Identified.Reason.REVOKED));
        assertThat(desk.identify("tocsin_" + "A".repeat(43)))
                .isEqualTo(new Identified.Unknown(Identified.Reason.NEVER_ISSUED));
        assertThat(desk.identify("secret")).isEqualTo(new Identified.Unknown(Identified.Reason.MALFORMED));
    }

    @Test
    void aTokenEndsAfterAYearUnlessAskedAndNeverAfterTheLongest() {
        TokenDesk desk = new TokenDesk(store.tokens(), new TokenLife(Duration.ofDays(400)), clock, new SecureRandom());
        Instant last = NOON.plus(Duration.ofDays(400));

        Token usual =
                given(desk.issue(ADMINISTRATOR, lab, "usual", Optional.empty())).token();
        Token longest = given(desk.issue(ADMINISTRATOR, lab, "longest", Optional.of(last)))
                .token();

        assertThat(usual.expires()).contains(NOON.plus(TokenLife.UNLESS_ASKED));
        assertThat(longest.expires()).contains(last);
        assertThatThrownBy(() -> desk.issue(ADMINISTRATOR, lab, "more", Optional.of(last.plusSeconds(1))))
                .isInstanceOf(TokenLife.TooLong.class)
                .hasMessageContaining("400 days");
        assertThat(desk.issue(lab, lab, "more", Optional.of(last.plusSeconds(1))))
                .as("who may issue none does not learn how long they count")
                .isEqualTo(new Answer.Refused<>(Reason.ADMINISTRATOR_ONLY));
        assertThat(store.tokens().tokens()).containsExactly(usual, longest);
    }

    @Test
    void whoStartsTheNodeHasATokenWhereNoAdministratorsCounts() {
        TokenDesk desk = new TokenDesk(store.tokens(), TokenLife.USUAL, clock, new SecureRandom());
        TokenDesk.Issued first = desk.issueFirst("first start").orElseThrow();
        given(desk.issue(ADMINISTRATOR, lab, "laptop", Optional.of(NOON.plus(Duration.ofDays(700)))));
        Instant end = first.token().expires().orElseThrow();

        clock.set(end.minusNanos(1_000));
        assertThat(desk.issueFirst("too early")).isEmpty();
        clock.set(end);
        TokenDesk.Issued second = desk.issueFirst("it ran out").orElseThrow();

        assertThat(desk.identify(second.secret().reveal())).isEqualTo(new Identified.As(ADMINISTRATOR));
        assertThat(desk.identify(first.secret().reveal())).isEqualTo(new Identified.Unknown(Identified.Reason.EXPIRED));
        assertThat(desk.issueFirst("again")).isEmpty();
    }

    @Test
    void whateverIsShownCostsOneHashAndOneLookup() {
        CountedTokens counted = new CountedTokens(store.tokens());
        TokenDesk desk = new TokenDesk(counted, TokenLife.USUAL, clock, new SecureRandom());
        String expired = given(desk.issue(ADMINISTRATOR, lab, "old", Optional.of(NOON.plusSeconds(1))))
                .secret()
                .reveal();
        TokenDesk.Issued revoked = given(desk.issue(ADMINISTRATOR, lab, "lost", Optional.empty()));
        given(desk.revoke(ADMINISTRATOR, revoked.token().id()));
        clock.set(NOON.plusSeconds(1));

        for (String shown : List.of(
                "",
                "secret",
                "tocsin_",
                "ä".repeat(900),
                "tocsin_" + "A".repeat(43),
                expired,
                revoked.secret().reveal())) {
            counted.lookedUp.clear();
            assertThat(desk.identify(shown)).isInstanceOf(Identified.Unknown.class);
            assertThat(counted.lookedUp).as(shown).containsExactly(TokenHash.of(shown));
        }
    }

    @Test
    void aCertificateStandsForWhomItIsBoundToWithinItsDatesAsLongAsTheyAreThere() {
        TokenDesk desk = new TokenDesk(store.tokens(), TokenLife.USUAL, clock, new SecureRandom());
        Caller.MemberCaller ann = person("Ann Lee");
        ShownCertificate hers = shown("hers", NOON.minusSeconds(1), NOON.plusSeconds(60));
        ShownCertificate its = shown("its", NOON, NOON);
        assertThat(desk.identify(hers)).isEqualTo(new Identified.Unknown(Identified.Reason.NEVER_ISSUED));

        assertThat(given(desk.bind(ADMINISTRATOR, ann, "laptop", hers.fingerprint())))
                .isInstanceOfSatisfying(
                        Binding.Bound.class,
                        bound -> assertThat(bound.token().certificate()).contains(hers.fingerprint()));
        given(desk.bind(ADMINISTRATOR, lab, "guard", its.fingerprint()));

        assertThat(given(desk.bind(ADMINISTRATOR, hospital, "again", hers.fingerprint())))
                .isEqualTo(new Binding.Taken(new Means.Certificate(hers.fingerprint())));
        assertThat(desk.bind(lab, lab, "mine", shown("other", NOON, NOON).fingerprint()))
                .isEqualTo(new Answer.Refused<>(Reason.ADMINISTRATOR_ONLY));
        assertThat(desk.identify(hers)).isEqualTo(new Identified.As(ann));
        assertThat(desk.identify(its)).isEqualTo(new Identified.As(lab));
        assertThat(desk.identify(hers.fingerprint().hex())).isInstanceOf(Identified.Unknown.class);
        clock.set(NOON.plusSeconds(60));
        assertThat(desk.identify(hers)).as("to its last moment").isEqualTo(new Identified.As(ann));
        assertThat(desk.identify(its)).isEqualTo(new Identified.Unknown(Identified.Reason.EXPIRED));
        given(community.people.remove(ADMINISTRATOR, lab.member(), ann.holder()));
        assertThat(desk.identify(hers)).isInstanceOf(Identified.Unknown.class);
        assertThat(desk.bind(
                        ADMINISTRATOR, ann, "late", shown("late", NOON, NOON).fingerprint()))
                .isEqualTo(new Answer.Refused<>(Reason.HIDDEN));
    }

    @Test
    void whateverCertificateIsShownCostsOneLookup() {
        CountedTokens counted = new CountedTokens(store.tokens());
        TokenDesk desk = new TokenDesk(counted, TokenLife.USUAL, clock, new SecureRandom());
        ShownCertificate expired = shown("expired", NOON.minusSeconds(2), NOON.minusSeconds(1));
        ShownCertificate removed = shown("removed", NOON, NOON);
        given(desk.bind(ADMINISTRATOR, lab, "old", expired.fingerprint()));
        if (!(given(desk.bind(ADMINISTRATOR, lab, "lost", removed.fingerprint()))
                instanceof Binding.Bound(Token binding))) {
            throw new AssertionError("it was never bound before");
        }
        given(desk.revoke(ADMINISTRATOR, binding.id()));

        for (ShownCertificate shown : List.of(expired, removed, shown("unknown", NOON, NOON))) {
            counted.lookedUp.clear();
            assertThat(desk.identify(shown)).isInstanceOf(Identified.Unknown.class);
            assertThat(counted.lookedUp).containsExactly(shown.fingerprint().hash());
        }
    }

    private static ShownCertificate shown(String content, Instant notBefore, Instant notAfter) {
        return new ShownCertificate(
                CertificateFingerprint.of(content.getBytes(StandardCharsets.UTF_8)), notBefore, notAfter);
    }

    @Test
    void twoOfAMemberAreToldApartAndOwnTheSame() {
        TokenDesk desk = new TokenDesk(store.tokens(), TokenLife.USUAL, clock, new SecureRandom());
        Caller.MemberCaller person = person("Ann Lee");
        TokenDesk.Issued hers = given(desk.issue(ADMINISTRATOR, person, "laptop", Optional.empty()));
        TokenDesk.Issued its = given(desk.issue(ADMINISTRATOR, lab, "guard", Optional.empty()));

        assertThat(desk.identify(hers.secret().reveal())).isEqualTo(new Identified.As(person));
        assertThat(desk.identify(its.secret().reveal())).isEqualTo(new Identified.As(lab));
        Receipt receipt = community.contribute(lab, channel, Objects21.indicator(1, january(1)));
        assertThat(given(community.sharing.status(person, receipt.id()))).isEqualTo(receipt);
        assertThat(receipt.contributor()).isEqualTo(person.owner());
    }

    @Test
    void whoIsTakenOutOfAMemberHasNoTokenFromThenOn() {
        TokenDesk desk = new TokenDesk(store.tokens(), TokenLife.USUAL, clock, new SecureRandom());
        Caller.MemberCaller ann = person("Ann Lee");
        TokenDesk.Issued hers = given(desk.issue(ADMINISTRATOR, ann, "laptop", Optional.empty()));
        TokenDesk.Issued its = given(desk.issue(ADMINISTRATOR, lab, "guard", Optional.empty()));

        assertThat(given(community.people.remove(ADMINISTRATOR, hospital.member(), ann.holder())))
                .as("not the hospital's")
                .isFalse();
        assertThat(desk.identify(hers.secret().reveal())).isEqualTo(new Identified.As(ann));
        assertThat(given(community.people.remove(ADMINISTRATOR, lab.member(), ann.holder())))
                .isTrue();
        assertThat(given(community.people.remove(ADMINISTRATOR, lab.member(), ann.holder())))
                .isFalse();

        assertThat(desk.identify(hers.secret().reveal())).isInstanceOf(Identified.Unknown.class);
        assertThat(desk.identify(its.secret().reveal())).isEqualTo(new Identified.As(lab));
        assertThat(store.tokens().tokensOf(lab.member()))
                .extracting(Token::revoked)
                .containsExactly(Optional.of(NOON), Optional.empty());
        assertThat(desk.issue(ADMINISTRATOR, ann, "again", Optional.empty()))
                .isEqualTo(new Answer.Refused<>(Reason.HIDDEN));
        assertThat(given(community.people.persons(ADMINISTRATOR, lab.member()))).isEmpty();
    }

    @Test
    void aTokenIsForSomeoneOfItsOwnMember() {
        TokenDesk desk = new TokenDesk(store.tokens(), TokenLife.USUAL, clock, new SecureRandom());
        Caller.MemberCaller crossed = new Caller.MemberCaller(hospital.member(), lab.holder());

        assertThat(desk.issue(ADMINISTRATOR, crossed, "x", Optional.empty()))
                .isEqualTo(new Answer.Refused<>(Reason.HIDDEN));
        assertThat(store.tokens().tokens()).isEmpty();
    }

    @Test
    void whatIsKnownOfAMemberIsKept() {
        Member known = store.directory()
                .member(lab.member())
                .orElseThrow()
                .ofKind(MemberKind.AI_DEVELOPER)
                .in(Set.of(Sector.ARTIFICIAL_INTELLIGENCE, Sector.RESEARCH))
                .known(new LegalEntity.Verified("Mia Berg", NOON, "register of companies 12345"));

        given(community.administration.update(ADMINISTRATOR, known));

        assertThat(store.directory().member(lab.member())).contains(known);
        Member forgotten = known.in(Set.of()).known(new LegalEntity.Unverified());
        given(community.administration.update(ADMINISTRATOR, forgotten));
        assertThat(store.directory().members()).contains(forgotten).doesNotContain(known);
        assertThat(community.administration.update(hospital, known))
                .isEqualTo(new Answer.Refused<>(Reason.ADMINISTRATOR_ONLY));
    }

    @Test
    void aNameIsOnceAmongAMembersPersonsAndAgents() {
        person("Ann Lee");

        assertThat(given(community.people.addPerson(
                        ADMINISTRATOR, lab.member(), " Ann Lee ", new EmailAddress("other@lab.example"))))
                .isEqualTo(new Addition.NameTaken<>("Ann Lee"));
        assertThat(given(community.people.addAgent(ADMINISTRATOR, lab.member(), "guard")))
                .isEqualTo(new Addition.NameTaken<>("guard"));
        assertThat(given(community.people.agents(ADMINISTRATOR, hospital.member())))
                .hasSize(1);
        assertThat(community.people.persons(lab, lab.member()))
                .isEqualTo(new Answer.Refused<>(Reason.ADMINISTRATOR_ONLY));
    }

    private Caller.MemberCaller person(String name) {
        Person person = Community.added(
                community.people.addPerson(ADMINISTRATOR, lab.member(), name, new EmailAddress("someone@lab.example")));
        return new Caller.MemberCaller(lab.member(), new Holder.OfPerson(person.id()));
    }

    @Test
    void revokingAgainChangesNothing() {
        TokenDesk desk = new TokenDesk(store.tokens(), TokenLife.USUAL, clock, new SecureRandom());
        Token token = given(desk.issue(ADMINISTRATOR, lab, "laptop", Optional.empty()))
                .token();

        given(desk.revoke(ADMINISTRATOR, token.id()));
        clock.set(NOON.plusSeconds(60));

        assertThat(given(desk.revoke(ADMINISTRATOR, token.id()))).isTrue();
        assertThat(store.tokens().tokens().getFirst().revoked()).contains(NOON);
        assertThat(given(desk.revoke(ADMINISTRATOR, TokenId.random()))).isFalse();
        assertThat(desk.tokens(lab)).isEqualTo(new Answer.Refused<List<Token>>(Reason.ADMINISTRATOR_ONLY));
    }
}

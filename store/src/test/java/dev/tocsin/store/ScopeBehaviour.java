package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.added;
import static dev.tocsin.store.Community.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.Answer;
import dev.tocsin.share.MembershipDesk;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.community.EmailAddress;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.Person;
import dev.tocsin.share.token.Binding;
import dev.tocsin.share.token.CertificateFingerprint;
import dev.tocsin.share.token.Identified;
import dev.tocsin.share.token.Means;
import dev.tocsin.share.token.Scope;
import dev.tocsin.share.token.Scopes;
import dev.tocsin.share.token.ShownCertificate;
import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenLife;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tokens and certificates may be used for, and that nobody hands out more than they hold. */
abstract class ScopeBehaviour extends StoreBehaviour {

    private static final Scopes READ = Scopes.of(Scope.READ);
    private static final Optional<Scopes> AS_MUCH_AS_MAY_BE = Optional.empty();

    private TokenDesk desk;

    @BeforeEach
    void openDesk() {
        desk = new TokenDesk(store.tokens(), TokenLife.USUAL, clock, new SecureRandom());
    }

    @Test
    void aTokenKeepsTheScopesThatItWasIssuedWith() {
        Scopes some = Scopes.of(Scope.CONTRIBUTE, Scope.READ);

        TokenDesk.Issued kept = given(issue(Scopes.ALL, lab, Optional.of(some)));
        TokenDesk.Issued whole = given(issue(Scopes.ALL, lab, AS_MUCH_AS_MAY_BE));

        assertThat(desk.identify(kept.secret().reveal())).isEqualTo(new Identified.As(lab, some));
        assertThat(desk.identify(whole.secret().reveal())).isEqualTo(new Identified.As(lab, Scopes.ALL));
        assertThat(store.tokens().tokensOf(lab.member()))
                .extracting(Token::scopes)
                .containsExactly(some, Scopes.ALL);
    }

    @Test
    void nobodyHandsOutATokenThatIsWiderThanTheirs() {
        Scopes held = Scopes.of(Scope.ADMINISTER, Scope.READ);

        assertThat(issue(held, lab, Optional.of(Scopes.of(Scope.READ, Scope.CONTRIBUTE))))
                .isEqualTo(new Answer.Refused<>(Reason.WIDER_THAN_HELD));
        assertThat(issue(held, ADMINISTRATOR, Optional.of(Scopes.ALL)))
                .isEqualTo(new Answer.Refused<>(Reason.WIDER_THAN_HELD));
        assertThat(issue(Scopes.of(Scope.ADMINISTER), lab, AS_MUCH_AS_MAY_BE))
                .as("a member's token that is good for nothing")
                .isEqualTo(new Answer.Refused<>(Reason.WIDER_THAN_HELD));
        assertThat(store.tokens().tokens()).isEmpty();

        assertThat(given(issue(held, lab, AS_MUCH_AS_MAY_BE)).token().scopes()).isEqualTo(READ);
        assertThat(given(issue(held, ADMINISTRATOR, AS_MUCH_AS_MAY_BE)).token().scopes())
                .isEqualTo(held);
    }

    @Test
    void aCertificateIsNoWiderThanWhatItIsBoundWith() {
        Person added = added(community.people.addPerson(
                ADMINISTRATOR, lab.member(), "Ann Lee", new EmailAddress("ann@lab.example")));
        Caller.MemberCaller ann = new Caller.MemberCaller(lab.member(), new Holder.OfPerson(added.id()));
        MembershipDesk own = new MembershipDesk(store.directory(), store.people(), store.tokens(), clock);
        Scopes held = Scopes.of(Scope.MEMBERSHIP, Scope.READ);
        Identified.As who = new Identified.As(ann, held);

        assertThat(own.bind(
                        who,
                        Optional.empty(),
                        "laptop",
                        new Means.Certificate(certificate("a")),
                        Optional.of(Scopes.OF_MEMBERS)))
                .isEqualTo(new Answer.Refused<>(Reason.WIDER_THAN_HELD));
        assertThat(scopes(own.bind(
                        who, Optional.empty(), "laptop", new Means.Certificate(certificate("a")), AS_MUCH_AS_MAY_BE)))
                .isEqualTo(held);
        assertThat(scopes(own.bind(
                        who,
                        Optional.of("guard"),
                        "guard",
                        new Means.Certificate(certificate("b")),
                        Optional.of(READ))))
                .isEqualTo(READ);
        Identified.As administrator = new Identified.As(ADMINISTRATOR, Scopes.of(Scope.ADMINISTER));
        assertThat(desk.bind(administrator, lab, "mine", new Means.Certificate(certificate("c")), AS_MUCH_AS_MAY_BE))
                .isEqualTo(new Answer.Refused<>(Reason.WIDER_THAN_HELD));

        assertThat(desk.identify(new ShownCertificate(certificate("b"), NOON, NOON)))
                .isEqualTo(new Identified.As(lab, READ));
    }

    @Test
    void anAdministratorsTokenThatAdministersNothingLeavesTheHubWithoutOne() {
        TokenDesk.Issued first = desk.issueFirst("first start").orElseThrow();
        given(issue(Scopes.ALL, ADMINISTRATOR, Optional.of(READ)));
        assertThat(desk.issueFirst("again")).isEmpty();

        given(desk.revoke(ADMINISTRATOR, first.token().id()));

        assertThat(desk.issueFirst("after it")).isPresent();
    }

    @Test
    void theDayOfTheLastUseIsKeptOnceADayAndReadingWritesNothing() {
        TokenDesk.Issued token = given(issue(Scopes.ALL, lab, AS_MUCH_AS_MAY_BE));
        desk.identify(token.secret().reveal());
        assertThat(lastUse()).as("until the upkeep").isEmpty();
        desk.uses().settle();
        assertThat(lastUse()).contains(LocalDate.of(2026, 11, 1));

        clock.set(NOON.plus(Duration.ofHours(12)));
        desk.identify(token.secret().reveal());
        desk.uses().settle();
        assertThat(lastUse()).contains(LocalDate.of(2026, 11, 2));

        store.tokens().used(token.token().id(), LocalDate.of(2026, 11, 1));
        assertThat(lastUse()).as("another node was late").contains(LocalDate.of(2026, 11, 2));
        given(desk.revoke(ADMINISTRATOR, token.token().id()));
        clock.set(NOON.plus(Duration.ofDays(3)));
        desk.identify(token.secret().reveal());
        desk.uses().settle();
        assertThat(lastUse()).as("it let nobody in").contains(LocalDate.of(2026, 11, 2));
    }

    private Optional<LocalDate> lastUse() {
        return store.tokens().tokensOf(lab.member()).getFirst().lastUsed();
    }

    private Answer<TokenDesk.Issued> issue(Scopes held, Caller.Known bearer, Optional<Scopes> asked) {
        return desk.issue(new Identified.As(ADMINISTRATOR, held), bearer, "test", Optional.empty(), asked);
    }

    private static Scopes scopes(Answer<Binding> answer) {
        if (given(answer) instanceof Binding.Bound(Token bound)) {
            return bound.scopes();
        }
        throw new AssertionError("it was bound before");
    }

    private static CertificateFingerprint certificate(String content) {
        return CertificateFingerprint.of(content.getBytes(StandardCharsets.UTF_8));
    }
}

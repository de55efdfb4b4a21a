package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.added;
import static dev.tocsin.store.Community.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.Answer;
import dev.tocsin.share.DepartureDesk;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.community.EmailAddress;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.Person;
import dev.tocsin.share.token.Binding;
import dev.tocsin.share.token.Identified;
import dev.tocsin.share.token.Means;
import dev.tocsin.share.token.OidcSubject;
import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenHash;
import dev.tocsin.share.token.TokenLife;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Persons who are known by a login with an OpenID provider. */
abstract class LoginBehaviour extends StoreBehaviour {

    private static final OidcSubject LOGIN = new OidcSubject("https://id.example.org", "4711");

    private TokenDesk desk;
    private Caller.MemberCaller ann;

    @BeforeEach
    void aPerson() {
        desk = new TokenDesk(store.tokens(), TokenLife.USUAL, clock, new SecureRandom());
        ann = person("Ann Lee");
    }

    @Test
    void aLoginIsOnePersonUntilItIsTakenAwayAndCanBeBoundAgain() {
        Token first = bound(bind(ann));
        Caller.MemberCaller bea = person("Bea Moss");

        assertThat(desk.identify(LOGIN)).isEqualTo(new Identified.As(ann));
        assertThat(store.tokens().tokensOf(lab.member())).containsExactly(first);
        assertThat(given(bind(bea))).isEqualTo(new Binding.Taken(new Means.Login(LOGIN)));
        assertThat(desk.identify(new OidcSubject(LOGIN.issuer(), "4711 ")))
                .isEqualTo(new Identified.Unknown(Identified.Reason.NEVER_ISSUED));
        assertThat(desk.identify(new OidcSubject("https://id.example.org/", "4711")))
                .isInstanceOf(Identified.Unknown.class);
        assertThat(desk.identify("https://id.example.org 4711")).isInstanceOf(Identified.Unknown.class);

        given(desk.revoke(ADMINISTRATOR, first.id()));
        assertThat(desk.identify(LOGIN)).isInstanceOf(Identified.Unknown.class);
        Token second = bound(bind(bea));
        assertThat(desk.identify(LOGIN)).isEqualTo(new Identified.As(bea));
        given(desk.revoke(ADMINISTRATOR, second.id()));
        bound(bind(ann));
        assertThat(desk.identify(LOGIN)).isEqualTo(new Identified.As(ann));
        assertThat(store.tokens().tokensOf(lab.member()))
                .as("what was is kept")
                .hasSize(3)
                .allMatch(token -> token.subject().equals(Optional.of(LOGIN)));
    }

    @Test
    void aLoginEndsWithItsPersonAndIsFreeThen() {
        bound(bind(ann));

        given(community.people.remove(ADMINISTRATOR, lab.member(), ann.holder()));

        assertThat(desk.identify(LOGIN)).isInstanceOf(Identified.Unknown.class);
        assertThat(bind(ann)).isEqualTo(new Answer.Refused<>(Reason.HIDDEN));
        Caller.MemberCaller bea = person("Bea Moss");
        bound(bind(bea));
        assertThat(desk.identify(LOGIN)).isEqualTo(new Identified.As(bea));
    }

    @Test
    void onlyPersonsLogIn() {
        assertThat(bind(lab)).as("an agent").isEqualTo(new Answer.Refused<>(Reason.PERSONS_ONLY));
        assertThat(bind(ADMINISTRATOR)).isEqualTo(new Answer.Refused<>(Reason.PERSONS_ONLY));
        assertThat(desk.bind(new Identified.As(ann), ann, "mine", new Means.Login(LOGIN), Optional.empty()))
                .isEqualTo(new Answer.Refused<>(Reason.ADMINISTRATOR_ONLY));
    }

    @Test
    void whoLeavesTakesItsLoginsAlong() {
        bound(bind(ann));

        new DepartureDesk(store.departures(), store.directory(), clock).leave(ann, "AI lab");

        assertThat(store.tokens().tokens()).isEmpty();
        assertThat(desk.identify(LOGIN)).isInstanceOf(Identified.Unknown.class);
    }

    @Test
    void whateverLoginIsShownCostsOneLookup() {
        CountedTokens counted = new CountedTokens(store.tokens());
        TokenDesk counting = new TokenDesk(counted, TokenLife.USUAL, clock, new SecureRandom());
        Token taken = bound(bind(ann));
        given(desk.revoke(ADMINISTRATOR, taken.id()));

        for (String subject : new String[] {"4711", "unknown"}) {
            OidcSubject shown = new OidcSubject(LOGIN.issuer(), subject);
            counted.lookedUp.clear();
            assertThat(counting.identify(shown)).isInstanceOf(Identified.Unknown.class);
            assertThat(counted.lookedUp).containsExactly(TokenHash.of("oidc https://id.example.org " + subject));
        }
    }

    private Answer<Binding> bind(Caller.Known bearer) {
        Identified.As administrator = new Identified.As(ADMINISTRATOR);
        return desk.bind(administrator, bearer, "login", new Means.Login(LOGIN), Optional.empty());
    }

    private static Token bound(Answer<Binding> answer) {
        if (given(answer) instanceof Binding.Bound(Token token)) {
            return token;
        }
        throw new AssertionError("it is bound");
    }

    private Caller.MemberCaller person(String name) {
        Person person = added(
                community.people.addPerson(ADMINISTRATOR, lab.member(), name, new EmailAddress("someone@lab.example")));
        return new Caller.MemberCaller(lab.member(), new Holder.OfPerson(person.id()));
    }
}

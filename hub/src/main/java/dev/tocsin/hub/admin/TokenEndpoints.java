package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Administration;
import dev.tocsin.share.PeopleDesk;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.community.Addition;
import dev.tocsin.share.community.Agent;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.DisplayName;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.MalformedName;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.Person;
import dev.tocsin.share.token.Binding;
import dev.tocsin.share.token.CertificateFingerprint;
import dev.tocsin.share.token.Means;
import dev.tocsin.share.token.OidcSubject;
import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenId;
import dev.tocsin.share.token.TokenLife;
import dev.tocsin.stix.Quoted;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** {@code /admin/v1/tokens}, {@code /admin/v1/certificates} and {@code /admin/v1/logins}. */
final class TokenEndpoints {

    private final TokenDesk tokens;
    private final Administration administration;
    private final PeopleDesk people;
    private final Lookup lookup;
    private final InstantSource clock;

    TokenEndpoints(TokenDesk tokens, Administration administration, PeopleDesk people, InstantSource clock) {
        this.people = people;
        this.tokens = tokens;
        this.administration = administration;
        this.lookup = new Lookup(administration);
        this.clock = clock;
    }

    Reply list(Asked asked) {
        return list(asked, "tokens", token -> token.means() instanceof Means.Secret);
    }

    Reply certificates(Asked asked) {
        return list(asked, "certificates", token -> token.certificate().isPresent());
    }

    Reply logins(Asked asked) {
        return list(asked, "logins", token -> token.subject().isPresent());
    }

    private Reply list(Asked asked, String name, Predicate<Token> listed) {
        var all = Granted.of(tokens.tokens(asked.caller()));
        HolderNames names = names(asked);
        Instant now = clock.instant();
        return AdminApi.ok(AdminJson.list(
                name,
                all.stream()
                        .filter(listed)
                        .map(token -> AdminJson.token(token, names, now))
                        .toList()));
    }

    /** Lets whoever shows that certificate in the handshake be this person or agent, without a token. */
    Reply bind(Asked asked) {
        Wanted wanted = Wanted.in(
                asked, Set.of("member", "person", "agent", "administrator", "label", "certificate", "scopes"));
        try {
            Caller.Known bearer = bearer(asked.caller(), wanted);
            HolderNames names = names(asked);
            CertificateFingerprint certificate = CertificateFingerprint.parse(wanted.text("certificate"));
            String label = wanted.optionalText("label").orElse(names.nearest(bearer));
            Binding binding = Granted.of(
                    tokens.bind(asked.who(), bearer, label, new Means.Certificate(certificate), wanted.scopes(bearer)));
            return bound(binding, names, clock.instant());
        } catch (IllegalArgumentException e) {
            throw Wanted.bad(String.valueOf(e.getMessage()));
        }
    }

    /** Lets whoever logs in with that issuer as that subject be this person. */
    Reply bindLogin(Asked asked) {
        Wanted wanted = Wanted.in(asked, Set.of("member", "person", "issuer", "subject", "label", "scopes"));
        Member member = lookup.member(asked.caller(), wanted.text("member"));
        var persons = Granted.of(people.persons(asked.caller(), member.id()));
        Person person = Lookup.person(wanted.text("person"), member, persons);
        Caller.Known bearer = new Caller.MemberCaller(member.id(), new Holder.OfPerson(person.id()));
        try {
            Means.Login login = new Means.Login(new OidcSubject(wanted.text("issuer"), wanted.text("subject")));
            String label = wanted.optionalText("label").orElse(person.name());
            Binding binding = Granted.of(tokens.bind(asked.who(), bearer, label, login, wanted.scopes(bearer)));
            return bound(binding, names(asked), clock.instant());
        } catch (IllegalArgumentException e) {
            throw Wanted.bad(String.valueOf(e.getMessage()));
        }
    }

    static Reply bound(Binding binding, HolderNames names, Instant now) {
        return switch (binding) {
            case Binding.Bound(Token token) -> AdminApi.created(AdminJson.token(token, names, now));
            case Binding.Taken(Means.Bound means) ->
                throw new ProblemException(
                        means instanceof Means.Login ? Problem.LOGIN_TAKEN : Problem.CERTIFICATE_TAKEN);
        };
    }

    /** The answer carries the secret, this once. */
    Reply issue(Asked asked) {
        Wanted wanted =
                Wanted.in(asked, Set.of("member", "person", "agent", "administrator", "label", "expires", "scopes"));
        Optional<Instant> expires =
                wanted.optionalText("expires").map(written -> Wanted.inFuture("expires", written, clock.instant()));
        try {
            // Before an agent is added for it.
            tokens.requireAllowed(expires);
            wanted.scopes();
            Caller.Known bearer = bearer(asked.caller(), wanted);
            HolderNames names = names(asked);
            TokenDesk.Issued issued = Granted.of(tokens.issue(
                    asked.who(),
                    bearer,
                    wanted.optionalText("label").orElse(names.member(bearer)),
                    expires,
                    wanted.scopes(bearer)));
            ObjectNode json = AdminJson.token(issued.token(), names, clock.instant());
            return AdminApi.created(json.put("secret", issued.secret().reveal()));
        } catch (TokenLife.TooLong e) {
            throw Wanted.bad(
                    "expires: " + e.getMessage(),
                    Optional.of(
                            "ask for less, or leave it out; whoever runs the hub sets it: tocsin up --longest-token"));
        } catch (MalformedName e) {
            throw Wanted.bad(String.valueOf(e.getMessage()));
        }
    }

    private HolderNames names(Asked asked) {
        return HolderNames.all(asked.caller(), administration, people);
    }

    private Caller.Known bearer(Caller caller, Wanted wanted) {
        if (wanted.flag("administrator")) {
            return new Caller.Administrator();
        }
        Member member = lookup.member(caller, wanted.text("member"));
        return new Caller.MemberCaller(member.id(), holder(caller, member, wanted));
    }

    /** Where neither a person nor an agent is named, the token is for the agent of its label, which is added if need be. */
    private Holder holder(Caller caller, Member member, Wanted wanted) {
        Optional<String> person = wanted.optionalText("person");
        Optional<String> agent = wanted.optionalText("agent");
        if (person.isPresent() && agent.isPresent()) {
            throw Wanted.bad("person and agent at once; a token is for one of the two");
        }
        if (person.isPresent()) {
            var persons = Granted.of(people.persons(caller, member.id()));
            return new Holder.OfPerson(
                    Lookup.person(person.get(), member, persons).id());
        }
        var agents = Granted.of(people.agents(caller, member.id()));
        if (agent.isPresent()) {
            return new Holder.OfAgent(Lookup.agent(agent.get(), member, agents).id());
        }
        String label = wanted.optionalText("label").map(DisplayName::of).orElse(member.name());
        return new Holder.OfAgent(
                switch (Granted.of(people.addAgent(caller, member.id(), label))) {
                    case Addition.Added<Agent>(Agent added) -> added.id();
                    case Addition.NameTaken<Agent>(String name) ->
                        Lookup.agent(name, member, agents).id();
                });
    }

    Reply revoke(Asked asked) {
        String written = asked.path("token");
        Optional<TokenId> id = TokenId.parse(written);
        // Asked of the desk first in any case: whoever is no administrator learns nothing of shapes either.
        boolean revoked = Granted.of(tokens.revoke(asked.caller(), id.orElseGet(TokenId::random)));
        if (!revoked) {
            throw new ProblemException(
                    Problem.NOT_FOUND,
                    "no token " + Quoted.of(written),
                    Optional.of("list them with: tocsin token list"));
        }
        return Reply.empty(204);
    }
}

package dev.tocsin.share;

import dev.tocsin.share.community.Act;
import dev.tocsin.share.community.AgentId;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.Decision;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.community.Directory;
import dev.tocsin.share.community.Facts;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.community.People;
import dev.tocsin.share.token.Binding;
import dev.tocsin.share.token.Identified;
import dev.tocsin.share.token.Means;
import dev.tocsin.share.token.Scopes;
import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenId;
import dev.tocsin.share.token.Tokens;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Where a member looks at its own persons, agents and tokens, and ends a token of its own. A person sees all of its
 * member's; an agent sees itself and its own tokens, so that whoever gets hold of a program's token can neither read who
 * the people are nor lock them out.
 */
public final class MembershipDesk {

    private final Directory directory;
    private final People people;
    private final Tokens tokens;
    private final InstantSource clock;

    public MembershipDesk(Directory directory, People people, Tokens tokens, InstantSource clock) {
        this.directory = directory;
        this.people = people;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The caller's own membership; hidden where it is nobody's, such as the administrator's. */
    public Answer<Membership> show(Caller caller) {
        return own(caller)
                .flatMap(this::membership)
                .<Answer<Membership>>map(Answer.Given::new)
                .orElseGet(() -> new Answer.Refused<>(refusal(caller)));
    }

    /** Ends a token that the caller sees in its membership; any other is answered as one that does not exist. */
    public Answer<Token> revoke(Caller caller, TokenId id) {
        Optional<Token> seen = own(caller).stream()
                .flatMap(member -> tokensSeenBy(member).stream())
                .filter(token -> token.id().equals(id))
                .findFirst();
        Facts facts = Facts.ofContribution(seen.map(token -> token.bearer().owner()));
        return switch (Decision.decide(caller, Act.SEE_MEMBERSHIP, facts)) {
            case Decision.Refused(Reason reason) -> new Answer.Refused<>(reason);
            case Decision.Allowed() -> {
                tokens.revoke(id, clock.instant().truncatedTo(ChronoUnit.MICROS));
                yield new Answer.Given<>(seen.orElseThrow());
            }
        };
    }

    /**
     * Binds the certificate or the login that the caller showed to itself, or to an agent of its member. For persons alone: whoever
     * gets hold of a program's token must not be able to make another way in that outlives it; and nobody binds one to
     * another person.
     *
     * @param agent the name or id of the agent; empty for the caller itself
     * @param scopes what it may be used for, no more than what it is bound with; empty for as much
     */
    public Answer<Binding> bind(
            Identified.As who, Optional<String> agent, String label, Means.Bound means, Optional<Scopes> scopes) {
        Caller caller = who.caller();
        if (Decision.decide(caller, Act.BIND_MEMBER, Facts.NONE) instanceof Decision.Refused(Reason reason)) {
            return new Answer.Refused<>(reason);
        }
        return own(caller)
                .flatMap(member -> bearer(member, agent))
                .map(bearer -> TokenDesk.granted(who.scopes(), bearer, scopes, given -> {
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    return TokenDesk.bound(tokens, Token.bound(bearer, label, now, means, given), means);
                }))
                .orElseGet(() -> new Answer.Refused<>(Reason.HIDDEN));
    }

    private Optional<MemberCaller> bearer(MemberCaller person, Optional<String> agent) {
        if (agent.isEmpty()) {
            return Optional.of(person);
        }
        return people.agentsOf(person.member()).stream()
                .filter(each ->
                        each.name().equals(agent.get()) || each.id().toString().equals(agent.get()))
                .findFirst()
                .map(found -> new MemberCaller(person.member(), new Holder.OfAgent(found.id())));
    }

    private static Optional<MemberCaller> own(Caller caller) {
        return caller instanceof MemberCaller member ? Optional.of(member) : Optional.empty();
    }

    private static Reason refusal(Caller caller) {
        return Decision.decide(caller, Act.SEE_MEMBERSHIP, Facts.NONE) instanceof Decision.Refused(Reason reason)
                ? reason
                : Reason.HIDDEN;
    }

    private Optional<Membership> membership(MemberCaller caller) {
        Optional<Member> member = directory.member(caller.member());
        Facts facts = Facts.ofContribution(member.map(there -> new Owner.OfMember(there.id())));
        if (!(Decision.decide(caller, Act.SEE_MEMBERSHIP, facts) instanceof Decision.Allowed)) {
            return Optional.empty();
        }
        return member.map(there -> switch (caller.holder()) {
            case Holder.OfPerson _ ->
                new Membership(there, people.personsOf(there.id()), people.agentsOf(there.id()), tokensSeenBy(caller));
            case Holder.OfAgent(AgentId agent) ->
                new Membership(
                        there,
                        List.of(),
                        people.agentsOf(there.id()).stream()
                                .filter(each -> each.id().equals(agent))
                                .toList(),
                        tokensSeenBy(caller));
        });
    }

    private List<Token> tokensSeenBy(MemberCaller caller) {
        return tokens.tokensOf(caller.member()).stream()
                .filter(token -> caller.holder() instanceof Holder.OfPerson
                        || token.bearer().equals(caller))
                .toList();
    }
}

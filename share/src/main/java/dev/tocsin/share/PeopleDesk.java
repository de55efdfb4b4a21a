package dev.tocsin.share;

import dev.tocsin.share.community.Act;
import dev.tocsin.share.community.Addition;
import dev.tocsin.share.community.Agent;
import dev.tocsin.share.community.AgentId;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Decision;
import dev.tocsin.share.community.EmailAddress;
import dev.tocsin.share.community.Facts;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.People;
import dev.tocsin.share.community.Person;
import dev.tocsin.share.community.PersonId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** The door through which the persons and agents of members are added and removed; the administrator alone may pass. */
public final class PeopleDesk {

    private final People people;
    private final InstantSource clock;

    public PeopleDesk(People people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
    }

    /**
     * Adds a person to a member that exists.
     *
     * @throws dev.tocsin.share.community.MalformedName if nobody can have that name
     */
    public Answer<Addition<Person>> addPerson(Caller caller, MemberId member, String name, EmailAddress contact) {
        return decide(caller, () -> people.add(new Person(PersonId.random(), member, name, contact, now())));
    }

    /**
     * Adds an agent to a member that exists.
     *
     * @throws dev.tocsin.share.community.MalformedName if it cannot have that name
     */
    public Answer<Addition<Agent>> addAgent(Caller caller, MemberId member, String name) {
        return decide(caller, () -> people.add(new Agent(AgentId.random(), member, name, now())));
    }

    /** A member's persons by name. */
    public Answer<List<Person>> persons(Caller caller, MemberId member) {
        return decide(caller, () -> people.personsOf(member));
    }

    /** A member's agents by name. */
    public Answer<List<Agent>> agents(Caller caller, MemberId member) {
        return decide(caller, () -> people.agentsOf(member));
    }

    /** Takes somebody out of a member and ends their tokens; false if the member has none such. */
    public Answer<Boolean> remove(Caller caller, MemberId member, Holder holder) {
        return decide(caller, () -> people.remove(member, holder, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> Answer<T> decide(Caller caller, Supplier<T> ifAllowed) {
        return switch (Decision.decide(caller, Act.ADMINISTER, Facts.NONE)) {
            case Decision.Allowed() -> new Answer.Given<>(ifAllowed.get());
            case Decision.Refused(Decision.Reason reason) -> new Answer.Refused<>(reason);
        };
    }
}

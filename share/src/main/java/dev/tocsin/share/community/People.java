package dev.tocsin.share.community;

import java.time.Instant;
import java.util.List;

/** The persons and agents of members. A port; whoever calls it has asked the decision first. */
public interface People {

    /** Adds a person to a member that exists, unless one of its persons has the name. */
    Addition<Person> add(Person person);

    /** Adds an agent to a member that exists, unless one of its agents has the name. */
    Addition<Agent> add(Agent agent);

    /** A member's persons by name. */
    List<Person> personsOf(MemberId member);

    /** A member's agents by name. */
    List<Agent> agentsOf(MemberId member);

    /**
     * Takes somebody out of a member, and ends the tokens that they hold, at once and for good.
     *
     * @return false if the member has none such
     */
    boolean remove(MemberId member, Holder holder, Instant when);
}

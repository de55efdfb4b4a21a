package dev.tocsin.hub.admin;

import dev.tocsin.hub.http.Granted;
import dev.tocsin.share.Administration;
import dev.tocsin.share.Membership;
import dev.tocsin.share.PeopleDesk;
import dev.tocsin.share.community.Agent;
import dev.tocsin.share.community.AgentId;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.Person;
import dev.tocsin.share.community.PersonId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What those who hold tokens are called. */
record HolderNames(Map<MemberId, String> members, Map<Holder, String> holders) {

    static final String ADMINISTRATOR = "administrator";

    HolderNames {
        members = Map.copyOf(members);
        holders = Map.copyOf(holders);
    }

    static HolderNames all(Caller caller, Administration administration, PeopleDesk people) {
        Map<MemberId, String> members = new HashMap<>();
        Map<Holder, String> holders = new HashMap<>();
        for (Member member : Granted.of(administration.members(caller))) {
            members.put(member.id(), member.name());
            holders.putAll(named(
                    Granted.of(people.persons(caller, member.id())), Granted.of(people.agents(caller, member.id()))));
        }
        return new HolderNames(members, holders);
    }

    static HolderNames of(Membership own) {
        return new HolderNames(Map.of(own.member().id(), own.member().name()), named(own.persons(), own.agents()));
    }

    private static Map<Holder, String> named(List<Person> persons, List<Agent> agents) {
        Map<Holder, String> names = new HashMap<>();
        persons.forEach(person -> names.put(new Holder.OfPerson(person.id()), person.name()));
        agents.forEach(agent -> names.put(new Holder.OfAgent(agent.id()), agent.name()));
        return names;
    }

    /** The member; for the administrator, that word. */
    String member(Caller.Known bearer) {
        return switch (bearer) {
            case Caller.Administrator() -> ADMINISTRATOR;
            case Caller.MemberCaller(MemberId member, Holder _) -> members.getOrDefault(member, "");
        };
    }

    /** Who of the member; nothing for the administrator, and for who was removed. */
    String holder(Holder holder) {
        return holders.getOrDefault(holder, "");
    }

    /** Who of the member it is; for the administrator, that word. */
    String nearest(Caller.Known bearer) {
        return switch (bearer) {
            case Caller.Administrator() -> ADMINISTRATOR;
            case Caller.MemberCaller(MemberId _, Holder holder) -> holder(holder);
        };
    }

    static String kind(Holder holder) {
        return switch (holder) {
            case Holder.OfPerson(PersonId _) -> "person";
            case Holder.OfAgent(AgentId _) -> "agent";
        };
    }
}

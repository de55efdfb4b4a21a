package dev.tocsin.hub.admin;

import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Administration;
import dev.tocsin.share.PeopleDesk;
import dev.tocsin.share.community.Addition;
import dev.tocsin.share.community.Agent;
import dev.tocsin.share.community.EmailAddress;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.MalformedName;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.Person;
import dev.tocsin.stix.Quoted;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /admin/v1/members/MEMBER/persons} and {@code .../agents}. */
final class PeopleEndpoints {

    private final PeopleDesk desk;
    private final Lookup lookup;

    PeopleEndpoints(PeopleDesk desk, Administration administration) {
        this.desk = desk;
        this.lookup = new Lookup(administration);
    }

    Reply persons(Asked asked) {
        return AdminApi.ok(AdminJson.list(
                "persons",
                Granted.of(desk.persons(asked.caller(), member(asked).id())).stream()
                        .map(AdminJson::person)
                        .toList()));
    }

    Reply agents(Asked asked) {
        return AdminApi.ok(AdminJson.list(
                "agents",
                Granted.of(desk.agents(asked.caller(), member(asked).id())).stream()
                        .map(AdminJson::agent)
                        .toList()));
    }

    Reply addPerson(Asked asked) {
        Wanted wanted = Wanted.in(asked, Set.of("name", "contact"));
        Member member = member(asked);
        Person person = added(
                member,
                () -> Granted.of(desk.addPerson(
                        asked.caller(), member.id(), wanted.text("name"), new EmailAddress(wanted.text("contact")))));
        return AdminApi.created(AdminJson.person(person));
    }

    Reply addAgent(Asked asked) {
        Wanted wanted = Wanted.in(asked, Set.of("name"));
        Member member = member(asked);
        Agent agent = added(member, () -> Granted.of(desk.addAgent(asked.caller(), member.id(), wanted.text("name"))));
        return AdminApi.created(AdminJson.agent(agent));
    }

    Reply removePerson(Asked asked) {
        Member member = member(asked);
        Person person =
                Lookup.person(asked.path("person"), member, Granted.of(desk.persons(asked.caller(), member.id())));
        return removed(asked, member, new Holder.OfPerson(person.id()));
    }

    Reply removeAgent(Asked asked) {
        Member member = member(asked);
        Agent agent = Lookup.agent(asked.path("agent"), member, Granted.of(desk.agents(asked.caller(), member.id())));
        return removed(asked, member, new Holder.OfAgent(agent.id()));
    }

    private Reply removed(Asked asked, Member member, Holder holder) {
        if (!Granted.of(desk.remove(asked.caller(), member.id(), holder))) {
            throw new ProblemException(Problem.NOT_FOUND); // someone else was quicker
        }
        return Reply.empty(204);
    }

    private Member member(Asked asked) {
        return lookup.member(asked.caller(), asked.path("member"));
    }

    private static <T> T added(Member member, Supplier<Addition<T>> adding) {
        try {
            return switch (adding.get()) {
                case Addition.Added<T>(T thing) -> thing;
                case Addition.NameTaken<T>(String name) ->
                    throw new ProblemException(
                            Problem.NAME_TAKEN, Quoted.of(member.name()) + " has a " + Quoted.of(name));
            };
        } catch (MalformedName e) {
            throw Wanted.bad(String.valueOf(e.getMessage()));
        }
    }
}

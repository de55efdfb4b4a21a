package dev.tocsin.hub.admin;

import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.share.Administration;
import dev.tocsin.share.community.Agent;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.Person;
import dev.tocsin.stix.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds members and channels by id or by name, where letter case does not count, and says what else was meant. */
final class Lookup {

    private final Administration administration;

    Lookup(Administration administration) {
        this.administration = administration;
    }

    Member member(Caller caller, String idOrName) {
        return one(
                "member",
                "member",
                idOrName,
                Granted.of(administration.members(caller)),
                m -> m.id().toString(),
                Member::name);
    }

    Channel channel(Caller caller, String idOrName) {
        return one(
                "channel",
                "channel",
                idOrName,
                Granted.of(administration.channels(caller)),
                c -> c.id().toString(),
                c -> c.name().text());
    }

    /** One of a member's persons. */
    static Person person(String idOrName, Member of, List<Person> persons) {
        return one(
                "person of " + Quoted.of(of.name()), "person", idOrName, persons, p -> p.id().toString(), Person::name);
    }

    /** One of a member's agents. */
    static Agent agent(String idOrName, Member of, List<Agent> agents) {
        return one("agent of " + Quoted.of(of.name()), "agent", idOrName, agents, a -> a.id().toString(), Agent::name);
    }

    /** The member with that name in whatever letter case. */
    Optional<Member> memberNamed(Caller caller, String name) {
        return Granted.of(administration.members(caller)).stream()
                .filter(member -> member.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    private static <T> T one(
            String what, String command, String wanted, List<T> all, Function<T, String> id, Function<T, String> name) {
        return all.stream()
                .filter(each ->
                        id.apply(each).equals(wanted) || name.apply(each).equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.NOT_FOUND,
                        "no " + what + " " + Quoted.of(wanted),
                        Nearest.hint(wanted, all.stream().map(name).toList())
                                .or(() -> Optional.of("list them with: tocsin " + command + " list"))));
    }
}

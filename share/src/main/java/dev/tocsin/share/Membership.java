package dev.tocsin.share;

import dev.tocsin.share.community.Agent;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.Person;
import dev.tocsin.share.token.Token;
import java.util.List;

/** A member's own part in the hub, as far as one of its persons or agents may see it. */
public record Membership(Member member, List<Person> persons, List<Agent> agents, List<Token> tokens) {

    public Membership {
        persons = List.copyOf(persons);
        agents = List.copyOf(agents);
        tokens = List.copyOf(tokens);
    }
}

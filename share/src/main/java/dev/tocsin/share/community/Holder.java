package dev.tocsin.share.community;

/** Who acts for a member: a person, or a program that no person may be behind at the moment. */
public sealed interface Holder {

    record OfPerson(PersonId person) implements Holder {}

    record OfAgent(AgentId agent) implements Holder {}
}

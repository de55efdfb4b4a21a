package dev.tocsin.store;

import dev.tocsin.share.community.Addition;
import dev.tocsin.share.community.Agent;
import dev.tocsin.share.community.AgentId;
import dev.tocsin.share.community.EmailAddress;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.People;
import dev.tocsin.share.community.Person;
import dev.tocsin.share.community.PersonId;
import dev.tocsin.store.Schema.Agents;
import dev.tocsin.store.Schema.IssuedTokens;
import dev.tocsin.store.Schema.Persons;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Persons and agents in a database. */
final class SqlPeople implements People {

    private final Database database;

    SqlPeople(Database database) {
        this.database = database;
    }

    @Override
    public Addition<Person> add(Person person) {
        return database.write(sql -> add(sql, person));
    }

    static Addition<Person> add(DSLContext sql, Person person) {
        int added = sql.insertInto(Persons.TABLE)
                .set(Persons.UUID, person.id().toString())
                .set(Persons.MEMBER, Owners.key(sql, person.member()))
                .set(Persons.NAME, person.name())
                .set(Persons.CONTACT, person.contact().text())
                .set(Persons.CREATED, Micros.of(person.created()))
                .onConflict(Persons.MEMBER, Persons.NAME)
                .doNothing()
                .execute();
        return added == 0 ? new Addition.NameTaken<>(person.name()) : new Addition.Added<>(person);
    }

    @Override
    public Addition<Agent> add(Agent agent) {
        int added = database.write(sql -> sql.insertInto(Agents.TABLE)
                .set(Agents.UUID, agent.id().toString())
                .set(Agents.MEMBER, Owners.key(sql, agent.member()))
                .set(Agents.NAME, agent.name())
                .set(Agents.CREATED, Micros.of(agent.created()))
                .onConflict(Agents.MEMBER, Agents.NAME)
                .doNothing()
                .execute());
        return added == 0 ? new Addition.NameTaken<>(agent.name()) : new Addition.Added<>(agent);
    }

    @Override
    public List<Person> personsOf(MemberId member) {
        return database.read(sql -> sql.selectFrom(Persons.TABLE)
                .where(Persons.MEMBER.eq(Owners.keyOf(member)))
                .orderBy(Persons.NAME)
                .fetch(row -> new Person(
                        new PersonId(UUID.fromString(row.get(Persons.UUID))),
                        member,
                        row.get(Persons.NAME),
                        new EmailAddress(row.get(Persons.CONTACT)),
                        Micros.toInstant(row.get(Persons.CREATED)))));
    }

    @Override
    public List<Agent> agentsOf(MemberId member) {
        return database.read(sql -> sql.selectFrom(Agents.TABLE)
                .where(Agents.MEMBER.eq(Owners.keyOf(member)))
                .orderBy(Agents.NAME)
                .fetch(row -> new Agent(
                        new AgentId(UUID.fromString(row.get(Agents.UUID))),
                        member,
                        row.get(Agents.NAME),
                        Micros.toInstant(row.get(Agents.CREATED)))));
    }

    @Override
    public boolean remove(MemberId member, Holder holder, Instant when) {
        return database.write(sql -> switch (holder) {
            case Holder.OfPerson(PersonId person) ->
                sql.deleteFrom(Persons.TABLE)
                                        .where(Persons.UUID.eq(person.toString()))
                                        .and(Persons.MEMBER.eq(Owners.keyOf(member)))
                                        .execute()
                                > 0
                        && end(sql, IssuedTokens.PERSON.eq(person.toString()), when);
            case Holder.OfAgent(AgentId agent) ->
                sql.deleteFrom(Agents.TABLE)
                                        .where(Agents.UUID.eq(agent.toString()))
                                        .and(Agents.MEMBER.eq(Owners.keyOf(member)))
                                        .execute()
                                > 0
                        && end(sql, IssuedTokens.AGENT.eq(agent.toString()), when);
        });
    }

    private static boolean end(DSLContext sql, Condition held, Instant when) {
        sql.update(IssuedTokens.TABLE)
                .set(IssuedTokens.REVOKED, Micros.of(when))
                .where(held)
                .and(IssuedTokens.REVOKED.isNull())
                .execute();
        return true;
    }
}

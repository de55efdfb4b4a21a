package dev.tocsin.store;

import dev.tocsin.share.audit.AuditEntry;
import dev.tocsin.share.audit.AuditTrail;
import dev.tocsin.share.community.AgentId;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.PersonId;
import dev.tocsin.store.Schema.Audited;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The audit in a database. Members stand in it by their ids, so that it outlasts them. */
final class SqlAuditTrail implements AuditTrail {

    private static final String ADMINISTRATOR = "administrator";

    private final Database database;

    SqlAuditTrail(Database database) {
        this.database = database;
    }

    @Override
    public void add(AuditEntry entry) {
        begin(entry);
    }

    @Override
    public long begin(AuditEntry entry) {
        return database.write(sql -> sql.insertInto(Audited.TABLE)
                .set(Audited.MOMENT, Micros.of(entry.when()))
                .set(Audited.WHO, who(entry.who()))
                .set(Audited.MEMBER_ID, member(entry.who()))
                .set(Audited.HOLDER, holder(entry.who()))
                .set(Audited.SOURCE, entry.source())
                .set(Audited.ACT, entry.act())
                .set(Audited.TARGET, entry.target())
                .set(
                        Audited.OUTCOME,
                        entry.outcome().isPresent()
                                ? Integer.valueOf(entry.outcome().getAsInt())
                                : null)
                .set(Audited.TIMES, entry.times())
                .returning(Audited.ID)
                .fetchSingle()
                .get(Audited.ID));
    }

    @Override
    public void end(long entry, int outcome) {
        database.write(sql -> sql.update(Audited.TABLE)
                .set(Audited.OUTCOME, outcome)
                .where(Audited.ID.eq(entry))
                .execute());
    }

    @Override
    public List<AuditEntry> latest(Optional<MemberId> of, Instant notAfter, int limit) {
        return database.read(sql -> sql.selectFrom(Audited.TABLE)
                .where(Audited.MOMENT.le(Micros.of(notAfter)))
                .and(of.map(member -> Audited.MEMBER_ID.eq(member.toString())).orElseGet(DSL::noCondition))
                .orderBy(Audited.MOMENT.desc(), Audited.ID.desc())
                .limit(limit)
                .fetch(SqlAuditTrail::entry));
    }

    @Override
    public void forget(Instant before, long most) {
        database.write(sql -> sql.deleteFrom(Audited.TABLE)
                .where(Audited.MOMENT.lt(Micros.of(before)))
                .or(Audited.WHO
                        .ne(ADMINISTRATOR)
                        .and(Audited.ID.le(sql.select(DSL.coalesce(DSL.max(Audited.ID), DSL.val(0L))
                                        .minus(most))
                                .from(Audited.TABLE))))
                .execute());
    }

    /**
     * What a member that leaves does not leave behind: from where it came, and what anybody of it is called. What other members
     * typed stays as they typed it: its going would tell them that such a member was there, and left.
     */
    static void forgetNames(DSLContext sql, MemberId member, Collection<String> names) {
        sql.update(Audited.TABLE)
                .set(Audited.SOURCE, "")
                .set(Audited.TARGET, "")
                .where(Audited.MEMBER_ID.eq(member.toString()))
                .execute();
        names.forEach(name -> sql.update(Audited.TABLE)
                .set(Audited.TARGET, "")
                .where(Audited.WHO.eq(ADMINISTRATOR))
                .and(Audited.TARGET.containsIgnoreCase(name))
                .execute());
    }

    private static String who(Caller caller) {
        return switch (caller) {
            case Caller.Administrator() -> ADMINISTRATOR;
            case Caller.MemberCaller(MemberId _, Holder.OfPerson _) -> "person";
            case Caller.MemberCaller(MemberId _, Holder.OfAgent _) -> "agent";
            case Caller.Anonymous() -> "nobody";
        };
    }

    private static @Nullable String member(Caller caller) {
        return caller instanceof Caller.MemberCaller(MemberId member, Holder _) ? member.toString() : null;
    }

    private static @Nullable String holder(Caller caller) {
        return switch (caller) {
            case Caller.MemberCaller(MemberId _, Holder.OfPerson(PersonId person)) -> person.toString();
            case Caller.MemberCaller(MemberId _, Holder.OfAgent(AgentId agent)) -> agent.toString();
            case Caller.Administrator _, Caller.Anonymous _ -> null;
        };
    }

    private static AuditEntry entry(Record row) {
        Integer outcome = row.get(Audited.OUTCOME);
        return new AuditEntry(
                Micros.toInstant(row.get(Audited.MOMENT)),
                caller(row),
                row.get(Audited.SOURCE),
                row.get(Audited.ACT),
                row.get(Audited.TARGET),
                outcome == null ? OptionalInt.empty() : OptionalInt.of(outcome),
                row.get(Audited.TIMES));
    }

    private static Caller caller(Record row) {
        String who = row.get(Audited.WHO);
        return switch (who) {
            case ADMINISTRATOR -> new Caller.Administrator();
            case "nobody" -> new Caller.Anonymous();
            default -> {
                UUID holder = UUID.fromString(Objects.requireNonNull(row.get(Audited.HOLDER)));
                yield new Caller.MemberCaller(
                        new MemberId(UUID.fromString(Objects.requireNonNull(row.get(Audited.MEMBER_ID)))),
                        who.equals("person")
                                ? new Holder.OfPerson(new PersonId(holder))
                                : new Holder.OfAgent(new AgentId(holder)));
            }
        };
    }
}

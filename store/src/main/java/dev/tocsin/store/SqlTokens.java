package dev.tocsin.store;

import dev.tocsin.share.community.AgentId;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.community.PersonId;
import dev.tocsin.share.token.CertificateFingerprint;
import dev.tocsin.share.token.Means;
import dev.tocsin.share.token.OidcSubject;
import dev.tocsin.share.token.Scope;
import dev.tocsin.share.token.Scopes;
import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenHash;
import dev.tocsin.share.token.TokenId;
import dev.tocsin.share.token.Tokens;
import dev.tocsin.store.Schema.Agents;
import dev.tocsin.store.Schema.IssuedTokens;
import dev.tocsin.store.Schema.Persons;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Tokens in a database. */
final class SqlTokens implements Tokens {

    private static final Field<String> OWNER = Owners.uuid(IssuedTokens.MEMBER).as("owner");

    private static final Condition BEARER_IS_THERE = IssuedTokens.MEMBER
            .isNull()
            .or(DSL.exists(DSL.selectOne().from(Persons.TABLE).where(Persons.UUID.eq(IssuedTokens.PERSON))))
            .or(DSL.exists(DSL.selectOne().from(Agents.TABLE).where(Agents.UUID.eq(IssuedTokens.AGENT))));

    private final Database database;

    SqlTokens(Database database) {
        this.database = database;
    }

    @Override
    public Kept add(Token token, TokenHash hash) {
        return database.write(sql -> {
            if (!isThere(sql, token.bearer())) {
                return Kept.NO_BEARER;
            }
            if (token.means() instanceof Means.Login) {
                free(sql, hash);
            }
            return insert(sql, token, hash) ? Kept.KEPT : Kept.TAKEN;
        });
    }

    /** Locks whoever bears it against being removed at the same time: an update that changes nothing does. */
    private static boolean isThere(DSLContext sql, Caller.Known bearer) {
        return switch (bearer) {
            case Caller.Administrator() -> true;
            case Caller.MemberCaller(MemberId member, Holder holder) -> {
                long key = Owners.key(sql, member);
                int there = switch (holder) {
                    case Holder.OfPerson(PersonId person) ->
                        sql.update(Persons.TABLE)
                                .set(Persons.MEMBER, Persons.MEMBER)
                                .where(Persons.UUID.eq(person.toString()))
                                .and(Persons.MEMBER.eq(key))
                                .execute();
                    case Holder.OfAgent(AgentId agent) ->
                        sql.update(Agents.TABLE)
                                .set(Agents.MEMBER, Agents.MEMBER)
                                .where(Agents.UUID.eq(agent.toString()))
                                .and(Agents.MEMBER.eq(key))
                                .execute();
                };
                yield there > 0;
            }
        };
    }

    /** A login that was taken away can be bound again, and what was stays in the list. */
    private static void free(DSLContext sql, TokenHash hash) {
        sql.select(IssuedTokens.UUID)
                .from(IssuedTokens.TABLE)
                .where(IssuedTokens.HASH.eq(hash.hex()))
                .and(IssuedTokens.REVOKED.isNotNull())
                .fetchOptional(IssuedTokens.UUID)
                .ifPresent(uuid -> sql.update(IssuedTokens.TABLE)
                        .set(
                                IssuedTokens.HASH,
                                TokenHash.of("taken away " + uuid).hex())
                        .where(IssuedTokens.UUID.eq(uuid))
                        .execute());
    }

    /** False where there is or was one of that hash. */
    static boolean insert(DSLContext sql, Token token, TokenHash hash) {
        return sql.insertInto(IssuedTokens.TABLE)
                        .set(IssuedTokens.UUID, token.id().toString())
                        .set(IssuedTokens.HASH, hash.hex())
                        .set(IssuedTokens.MEMBER, Owners.key(sql, token.bearer().owner()))
                        .set(IssuedTokens.PERSON, person(token.bearer()))
                        .set(IssuedTokens.AGENT, agent(token.bearer()))
                        .set(IssuedTokens.LABEL, token.label())
                        .set(IssuedTokens.CREATED, Micros.of(token.created()))
                        .set(IssuedTokens.EXPIRES, Micros.ofOptional(token.expires()))
                        .set(IssuedTokens.REVOKED, Micros.ofOptional(token.revoked()))
                        .set(
                                IssuedTokens.CERTIFICATE,
                                token.certificate()
                                        .map(CertificateFingerprint::hex)
                                        .orElse(null))
                        .set(
                                IssuedTokens.ISSUER,
                                token.subject().map(OidcSubject::issuer).orElse(null))
                        .set(
                                IssuedTokens.SUBJECT,
                                token.subject().map(OidcSubject::subject).orElse(null))
                        .set(
                                IssuedTokens.SCOPES,
                                token.scopes().equals(Scopes.ALL)
                                        ? null
                                        : token.scopes().toString())
                        .onConflict(IssuedTokens.HASH)
                        .doNothing()
                        .execute()
                > 0;
    }

    @Override
    public Optional<Token> token(TokenHash hash) {
        return database.read(sql -> select(sql)
                .where(IssuedTokens.HASH.eq(hash.hex()))
                .and(BEARER_IS_THERE)
                .fetchOptional(SqlTokens::token));
    }

    @Override
    public List<Token> tokens() {
        return database.read(sql -> select(sql).orderBy(IssuedTokens.ID).fetch(SqlTokens::token));
    }

    @Override
    public List<Token> tokensOf(MemberId member) {
        return database.read(sql -> select(sql)
                .where(IssuedTokens.MEMBER.eq(Owners.keyOf(member)))
                .orderBy(IssuedTokens.ID)
                .fetch(SqlTokens::token));
    }

    @Override
    public void used(TokenId id, LocalDate day) {
        database.write(sql -> sql.update(IssuedTokens.TABLE)
                .set(IssuedTokens.LAST_USED, day.toEpochDay())
                .where(IssuedTokens.UUID.eq(id.toString()))
                .and(IssuedTokens.LAST_USED.isNull().or(IssuedTokens.LAST_USED.lt(day.toEpochDay())))
                .execute());
    }

    @Override
    public boolean revoke(TokenId id, Instant when) {
        return database.write(sql -> {
            boolean there = sql.fetchExists(IssuedTokens.TABLE, IssuedTokens.UUID.eq(id.toString()));
            sql.update(IssuedTokens.TABLE)
                    .set(IssuedTokens.REVOKED, Micros.of(when))
                    .where(IssuedTokens.UUID.eq(id.toString()))
                    .and(IssuedTokens.REVOKED.isNull())
                    .execute();
            return there;
        });
    }

    private static SelectJoinStep<? extends Record> select(DSLContext sql) {
        return sql.select(
                        IssuedTokens.UUID,
                        OWNER,
                        IssuedTokens.PERSON,
                        IssuedTokens.AGENT,
                        IssuedTokens.LABEL,
                        IssuedTokens.CREATED,
                        IssuedTokens.EXPIRES,
                        IssuedTokens.REVOKED,
                        IssuedTokens.CERTIFICATE,
                        IssuedTokens.SCOPES,
                        IssuedTokens.ISSUER,
                        IssuedTokens.SUBJECT,
                        IssuedTokens.LAST_USED)
                .from(IssuedTokens.TABLE);
    }

    private static @Nullable String person(Caller.Known bearer) {
        return bearer instanceof Caller.MemberCaller(var _, Holder.OfPerson(PersonId person))
                ? person.toString()
                : null;
    }

    private static @Nullable String agent(Caller.Known bearer) {
        return bearer instanceof Caller.MemberCaller(var _, Holder.OfAgent(AgentId agent)) ? agent.toString() : null;
    }

    private static Caller.Known bearer(Record row) {
        return switch (Owners.owner(row.get(OWNER))) {
            case Owner.Hub() -> new Caller.Administrator();
            case Owner.OfMember(MemberId member) -> new Caller.MemberCaller(member, holder(row));
        };
    }

    private static Holder holder(Record row) {
        String person = row.get(IssuedTokens.PERSON);
        return person == null
                ? new Holder.OfAgent(new AgentId(UUID.fromString(row.get(IssuedTokens.AGENT))))
                : new Holder.OfPerson(new PersonId(UUID.fromString(person)));
    }

    private static Means means(Record row) {
        String certificate = row.get(IssuedTokens.CERTIFICATE);
        if (certificate != null) {
            return new Means.Certificate(new CertificateFingerprint(certificate));
        }
        String issuer = row.get(IssuedTokens.ISSUER);
        return issuer == null
                ? new Means.Secret()
                : new Means.Login(new OidcSubject(issuer, row.get(IssuedTokens.SUBJECT)));
    }

    /** Words with commas between them; null for all, as for tokens from before there were scopes. */
    private static Scopes scopes(@Nullable String written) {
        return written == null
                ? Scopes.ALL
                : new Scopes(Arrays.stream(written.split(","))
                        .map(word -> Scope.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()));
    }

    private static Token token(Record row) {
        return new Token(
                new TokenId(UUID.fromString(row.get(IssuedTokens.UUID))),
                bearer(row),
                row.get(IssuedTokens.LABEL),
                Micros.toInstant(row.get(IssuedTokens.CREATED)),
                Micros.toOptional(row.get(IssuedTokens.EXPIRES)),
                Micros.toOptional(row.get(IssuedTokens.REVOKED)),
                means(row),
                scopes(row.get(IssuedTokens.SCOPES)),
                Optional.ofNullable(row.get(IssuedTokens.LAST_USED)).map(LocalDate::ofEpochDay));
    }
}

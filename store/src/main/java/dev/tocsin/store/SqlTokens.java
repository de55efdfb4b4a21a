package dev.tocsin.store;

import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenHash;
import dev.tocsin.share.token.TokenId;
import dev.tocsin.share.token.Tokens;
import dev.tocsin.store.Schema.IssuedTokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;

/** Tokens in a database. */
final class SqlTokens implements Tokens {

    private static final Field<String> HOLDER = Owners.uuid(IssuedTokens.MEMBER).as("holder");

    private final Database database;

    SqlTokens(Database database) {
        this.database = database;
    }

    @Override
    public void add(Token token, TokenHash hash) {
        database.write(sql -> sql.insertInto(IssuedTokens.TABLE)
                .set(IssuedTokens.UUID, token.id().toString())
                .set(IssuedTokens.HASH, hash.hex())
                .set(IssuedTokens.MEMBER, Owners.key(sql, token.holder()))
                .set(IssuedTokens.LABEL, token.label())
                .set(IssuedTokens.CREATED, Micros.of(token.created()))
                .set(IssuedTokens.EXPIRES, Micros.ofOptional(token.expires()))
                .set(IssuedTokens.REVOKED, Micros.ofOptional(token.revoked()))
                .execute());
    }

    @Override
    public Optional<Token> token(TokenHash hash) {
        return database.read(
                sql -> select(sql).where(IssuedTokens.HASH.eq(hash.hex())).fetchOptional(SqlTokens::token));
    }

    @Override
    public List<Token> tokens() {
        return database.read(sql -> select(sql).orderBy(IssuedTokens.ID).fetch(SqlTokens::token));
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
                        HOLDER,
                        IssuedTokens.LABEL,
                        IssuedTokens.CREATED,
                        IssuedTokens.EXPIRES,
                        IssuedTokens.REVOKED)
                .from(IssuedTokens.TABLE);
    }

    private static Token token(Record row) {
        return new Token(
                new TokenId(UUID.fromString(row.get(IssuedTokens.UUID))),
                Owners.owner(row.get(HOLDER)),
                row.get(IssuedTokens.LABEL),
                Micros.toInstant(row.get(IssuedTokens.CREATED)),
                Micros.toOptional(row.get(IssuedTokens.EXPIRES)),
                Micros.toOptional(row.get(IssuedTokens.REVOKED)));
    }
}

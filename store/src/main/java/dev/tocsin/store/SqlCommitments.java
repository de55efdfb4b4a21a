package dev.tocsin.store;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.tocsin.ledger.beat.Opening;
import dev.tocsin.share.log.Beats;
import dev.tocsin.share.log.Logged;
import dev.tocsin.store.Schema.BeatRows;
import dev.tocsin.store.Schema.Commitments;
import java.security.SecureRandom;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Writes commitments, always in the transaction of what they are about. */
final class SqlCommitments {

    private static final Field<Long> LAST_ENTRY =
            field(select(coalesce(max(BeatRows.ENTRY), val(-1L))).from(BeatRows.TABLE));

    private final SecureRandom random;

    SqlCommitments(SecureRandom random) {
        this.random = random;
    }

    void add(DSLContext sql, Logged logged) {
        Opening opening = Opening.of(logged.statement(), random);
        sql.insertInto(Commitments.TABLE)
                .set(Commitments.UUID, logged.id().toString())
                .set(Commitments.MEMBER, Owners.key(sql, logged.owner()))
                .set(Commitments.KIND, opening.statement().kind())
                .set(Commitments.STATEMENT, opening.statement().text())
                .set(Commitments.SALT, opening.salt().base64())
                .set(Commitments.COMMITMENT, opening.commitment().toString())
                .set(Commitments.BY_ENTRY, LAST_ENTRY.plus(Beats.PROMISED_WITHIN))
                .execute();
    }
}

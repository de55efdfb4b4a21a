package dev.tocsin.store;

import dev.tocsin.share.agreement.Agreement;
import dev.tocsin.share.agreement.AgreementText;
import dev.tocsin.share.agreement.Agreements;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.PersonId;
import dev.tocsin.share.log.Logged;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.store.Schema.Acceptances;
import dev.tocsin.store.Schema.AgreementRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Agreements and who accepted them, in a database. */
final class SqlAgreements implements Agreements {

    private final Database database;
    private final SqlCommitments commitments;

    SqlAgreements(Database database, SqlCommitments commitments) {
        this.database = database;
        this.commitments = commitments;
    }

    @Override
    public Agreement set(AgreementText text, Instant when) {
        return database.write(sql -> {
            Optional<Agreement> before = current(sql);
            if (before.isPresent() && before.get().text().equals(text)) {
                return before.get();
            }
            Agreement agreement = new Agreement(before.map(Agreement::version).orElse(0) + 1, text, when);
            sql.insertInto(AgreementRows.TABLE)
                    .set(AgreementRows.VERSION, agreement.version())
                    .set(AgreementRows.BODY, text.text())
                    .set(AgreementRows.MOMENT, Micros.of(when))
                    .execute();
            commitments.add(sql, new Logged.AgreementSet(ProofId.random(), agreement.version(), text.digest(), when));
            return agreement;
        });
    }

    @Override
    public Optional<Agreement> current() {
        return database.read(SqlAgreements::current);
    }

    static Optional<Agreement> current(DSLContext sql) {
        return sql.selectFrom(AgreementRows.TABLE)
                .orderBy(AgreementRows.VERSION.desc())
                .limit(1)
                .fetchOptional(SqlAgreements::agreement);
    }

    @Override
    public List<Agreement> all() {
        return database.read(sql -> sql.selectFrom(AgreementRows.TABLE)
                .orderBy(AgreementRows.VERSION)
                .fetch(SqlAgreements::agreement));
    }

    @Override
    public Optional<Integer> acceptedBy(MemberId member) {
        return database.read(sql -> sql.select(Acceptances.VERSION)
                .from(Acceptances.TABLE)
                .where(Acceptances.MEMBER.eq(Owners.keyOf(member)))
                .orderBy(Acceptances.VERSION.desc())
                .limit(1)
                .fetchOptional(Acceptances.VERSION));
    }

    /** Whether there is a version later than all that the member accepted. */
    static boolean owes(DSLContext sql, MemberId member) {
        return sql.fetchExists(sql.selectOne()
                .from(AgreementRows.TABLE)
                .where(AgreementRows.VERSION.gt(sql.select(DSL.coalesce(DSL.max(Acceptances.VERSION), 0))
                        .from(Acceptances.TABLE)
                        .where(Acceptances.MEMBER.eq(Owners.keyOf(member))))));
    }

    @Override
    public Optional<ProofId> accept(MemberId member, PersonId person, int version, Instant when) {
        return database.write(sql -> current(sql)
                .filter(agreement -> agreement.version() == version)
                .map(agreement -> accept(sql, commitments, member, person, agreement, when)));
    }

    static ProofId accept(
            DSLContext sql,
            SqlCommitments commitments,
            MemberId member,
            PersonId person,
            Agreement agreement,
            Instant when) {
        ProofId proof = ProofId.random();
        int added = sql.insertInto(Acceptances.TABLE)
                .set(Acceptances.MEMBER, Owners.key(sql, member))
                .set(Acceptances.VERSION, agreement.version())
                .set(Acceptances.PERSON, person.toString())
                .set(Acceptances.PROOF, proof.toString())
                .set(Acceptances.MOMENT, Micros.of(when))
                .onConflict(Acceptances.MEMBER, Acceptances.VERSION)
                .doNothing()
                .execute();
        if (added > 0) {
            commitments.add(
                    sql,
                    new Logged.Acceptance(
                            proof, member, agreement.version(), agreement.text().digest(), when));
            return proof;
        }
        return new ProofId(UUID.fromString(sql.select(Acceptances.PROOF)
                .from(Acceptances.TABLE)
                .where(Acceptances.MEMBER.eq(Owners.keyOf(member)))
                .and(Acceptances.VERSION.eq(agreement.version()))
                .fetchSingle(Acceptances.PROOF)));
    }

    private static Agreement agreement(Record row) {
        return new Agreement(
                row.get(AgreementRows.VERSION),
                new AgreementText(row.get(AgreementRows.BODY)),
                Micros.toInstant(row.get(AgreementRows.MOMENT)));
    }
}

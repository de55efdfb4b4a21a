package dev.tocsin.store;

import dev.tocsin.ledger.beat.BeatSecret;
import dev.tocsin.ledger.beat.BeatTree;
import dev.tocsin.ledger.beat.Opening;
import dev.tocsin.ledger.beat.Salt;
import dev.tocsin.ledger.beat.Statement;
import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.log.Beat;
import dev.tocsin.share.log.Beats;
import dev.tocsin.share.log.Kept;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.store.Schema.BeatRows;
import dev.tocsin.store.Schema.Commitments;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Beats and commitments in a database. */
final class SqlBeats implements Beats {

    private static final Field<String> OWNER = Owners.uuid(Commitments.MEMBER).as("owner");

    private final Database database;
    private final Predicate<DSLContext> turn;

    /** @param turn whether it is for this process to end beats, until the end of the transaction in which it is asked */
    SqlBeats(Database database, Predicate<DSLContext> turn) {
        this.database = database;
        this.turn = turn;
    }

    @Override
    public long count() {
        return database.read(SqlBeats::count);
    }

    private static long count(DSLContext sql) {
        return sql.select(BeatRows.ENTRY)
                .from(BeatRows.TABLE)
                .orderBy(BeatRows.ENTRY.desc())
                .limit(1)
                .fetchOptional(BeatRows.ENTRY)
                .map(last -> last + 1)
                .orElse(0L);
    }

    @Override
    public List<Beat> beats(long from, int limit) {
        return database.read(sql -> sql.selectFrom(BeatRows.TABLE)
                .where(BeatRows.ENTRY.ge(from))
                .orderBy(BeatRows.ENTRY)
                .limit(limit)
                .fetch(row -> new Beat(
                        row.get(BeatRows.ENTRY),
                        new BeatSecret(row.get(BeatRows.SECRET)),
                        Hash.parse(row.get(BeatRows.ROOT)),
                        Hash.parse(row.get(BeatRows.LOG)),
                        Micros.toInstant(row.get(BeatRows.MOMENT)))));
    }

    @Override
    public Optional<Beat> end(long entry, BeatSecret secret, Instant when, UnaryOperator<Hash> grow) {
        return database.write(sql -> {
            if (!turn.test(sql) || count(sql) != entry) {
                return Optional.empty();
            }
            // Whoever else is at these rows is waited for here, so that nothing fails once the tree has grown.
            Map<Long, Hash> waiting = Dialect.locked(
                            sql,
                            sql.select(Commitments.ID, Commitments.COMMITMENT)
                                    .from(Commitments.TABLE)
                                    .where(Commitments.ENTRY.isNull())
                                    .orderBy(Commitments.ID)
                                    .limit(BeatTree.CAPACITY))
                    .fetchMap(Commitments.ID, row -> Hash.parse(row.get(Commitments.COMMITMENT)));
            List<Integer> slots = BeatTree.slots(secret, waiting.size());
            Map<Integer, Hash> commitments = new HashMap<>();
            Map<Long, Integer> slotOf = new HashMap<>();
            waiting.forEach((id, commitment) -> {
                int slot = slots.get(commitments.size());
                commitments.put(slot, commitment);
                slotOf.put(id, slot);
            });
            Hash root = BeatTree.of(secret, commitments).root();
            Beat beat = new Beat(entry, secret, root, grow.apply(root), Micros.toInstant(Micros.of(when)));
            insert(sql, beat);
            place(sql, entry, slotOf);
            return Optional.of(beat);
        });
    }

    private static void insert(DSLContext sql, Beat beat) {
        sql.insertInto(BeatRows.TABLE)
                .set(BeatRows.ENTRY, beat.entry())
                .set(BeatRows.SECRET, beat.secret().base64())
                .set(BeatRows.ROOT, beat.root().toString())
                .set(BeatRows.LOG, beat.log().toString())
                .set(BeatRows.MOMENT, Micros.of(beat.when()))
                .execute();
    }

    private static void place(DSLContext sql, long entry, Map<Long, Integer> slotOf) {
        if (slotOf.isEmpty()) {
            return;
        }
        BatchBindStep update = sql.batch(sql.update(Commitments.TABLE)
                .set(Commitments.ENTRY, (Long) null)
                .set(Commitments.SLOT, (Integer) null)
                .where(Commitments.ID.eq((Long) null)));
        for (Map.Entry<Long, Integer> each : slotOf.entrySet()) {
            update = update.bind(entry, each.getValue(), each.getKey());
        }
        update.execute();
    }

    @Override
    public Map<Integer, Hash> commitments(long entry) {
        return database.read(sql -> sql.select(Commitments.SLOT, Commitments.COMMITMENT)
                .from(Commitments.TABLE)
                .where(Commitments.ENTRY.eq(entry))
                .fetchMap(Commitments.SLOT, row -> Hash.parse(row.get(Commitments.COMMITMENT))));
    }

    @Override
    public Optional<Kept> kept(ProofId id) {
        return database.read(
                sql -> select(sql).where(Commitments.UUID.eq(id.toString())).fetchOptional(SqlBeats::kept));
    }

    @Override
    public List<Kept> of(Owner owner, Optional<ProofId> after, int limit) {
        Condition own = switch (owner) {
            case Owner.Hub() -> Commitments.MEMBER.isNull();
            case Owner.OfMember(MemberId member) -> Commitments.MEMBER.eq(Owners.keyOf(member));
        };
        Condition behind = after.map(id -> Commitments.ID.gt(DSL.select(Commitments.ID)
                        .from(Commitments.TABLE)
                        .where(Commitments.UUID.eq(id.toString()))
                        .and(own)))
                .orElseGet(DSL::noCondition);
        return database.read(sql -> select(sql)
                .where(own)
                .and(behind)
                .and(Commitments.SALT.isNotNull())
                .orderBy(Commitments.ID)
                .limit(limit)
                .fetch(SqlBeats::kept));
    }

    @Override
    public List<Kept> keptFrom(long entry, int beats) {
        return database.read(sql -> select(sql)
                .where(Commitments.ENTRY.ge(entry))
                .and(Commitments.ENTRY.lt(entry + beats))
                .orderBy(Commitments.ENTRY, Commitments.SLOT)
                .fetch(SqlBeats::kept));
    }

    @Override
    public int destroy(Owner owner) {
        return database.write(sql -> destroy(sql, Owners.key(sql, owner)));
    }

    static int destroy(DSLContext sql, @Nullable Long member) {
        return sql.update(Commitments.TABLE)
                .set(Commitments.KIND, (String) null)
                .set(Commitments.STATEMENT, (String) null)
                .set(Commitments.SALT, (String) null)
                .where(member == null ? Commitments.MEMBER.isNull() : Commitments.MEMBER.eq(member))
                .and(Commitments.SALT.isNotNull())
                .execute();
    }

    private static SelectJoinStep<? extends Record> select(DSLContext sql) {
        return sql.select(
                        Commitments.UUID,
                        OWNER,
                        Commitments.KIND,
                        Commitments.STATEMENT,
                        Commitments.SALT,
                        Commitments.BY_ENTRY,
                        Commitments.ENTRY,
                        Commitments.SLOT)
                .from(Commitments.TABLE);
    }

    private static Kept kept(Record row) {
        return new Kept(
                new ProofId(UUID.fromString(row.get(Commitments.UUID))),
                Owners.owner(row.get(OWNER)),
                Optional.ofNullable(row.get(Commitments.SALT))
                        .map(salt -> new Opening(
                                new Salt(salt),
                                new Statement(row.get(Commitments.KIND), row.get(Commitments.STATEMENT)))),
                row.get(Commitments.BY_ENTRY),
                place(row.get(Commitments.ENTRY), row.get(Commitments.SLOT)));
    }

    private static Optional<Kept.Place> place(@Nullable Long entry, @Nullable Integer slot) {
        return entry == null || slot == null ? Optional.empty() : Optional.of(new Kept.Place(entry, slot));
    }
}

package dev.tocsin.store;

import dev.tocsin.share.community.Owner;
import dev.tocsin.share.contribution.Feed;
import dev.tocsin.share.contribution.HeldId;
import dev.tocsin.share.contribution.HeldObject;
import dev.tocsin.share.contribution.HeldObject.State;
import dev.tocsin.share.contribution.HeldObjects;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.record.FeedBell;
import dev.tocsin.store.Schema.HeldBack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;

/** What is held for a person, in a database. */
final class SqlHeldObjects implements HeldObjects {

    private final Database database;
    private final SqlContributions contributions;
    private final FeedBell bell;

    SqlHeldObjects(Database database, SqlContributions contributions, FeedBell bell) {
        this.bell = bell;
        this.database = database;
        this.contributions = contributions;
    }

    @Override
    public List<HeldObject> waiting(int limit) {
        return database.read(sql -> sql.fetch(HeldRows.select(sql, HeldBack.DECIDED.isNull())).stream()
                .limit(limit)
                .map(HeldRows::object)
                .toList());
    }

    @Override
    public Optional<HeldObject> find(HeldId id) {
        return database.read(sql -> find(sql, id));
    }

    @Override
    public State release(HeldObject held, Owner by, Instant when, String note, Function<Feed, Receipt> writer) {
        State state = decide(held, sql -> {
            Receipt receipt = contributions.write(sql, held.channel(), held.contributor(), held.sight(), writer);
            sql.update(HeldBack.TABLE)
                    .set(HeldBack.DECIDED, Micros.of(when))
                    .set(HeldBack.DECIDED_BY, Owners.key(sql, by))
                    .set(HeldBack.NOTE, note)
                    .set(HeldBack.RECEIPT, receipt.id().toString())
                    .where(HeldBack.UUID.eq(held.id().toString()))
                    .execute();
            return new State.Released(by, when, note, receipt.id());
        });
        bell.ring(held.channel());
        return state;
    }

    @Override
    public State refuse(HeldObject held, Owner by, Instant when, String note) {
        return decide(held, sql -> {
            sql.update(HeldBack.TABLE)
                    .set(HeldBack.DECIDED, Micros.of(when))
                    .set(HeldBack.DECIDED_BY, Owners.key(sql, by))
                    .set(HeldBack.NOTE, note)
                    .where(HeldBack.UUID.eq(held.id().toString()))
                    .execute();
            return new State.Refused(by, when, note);
        });
    }

    /** Decides what waits; what does not is left as it is. */
    private State decide(HeldObject held, Function<DSLContext, State> decision) {
        return database.write(sql -> {
            // Locks the row, so that of two who decide at once the second finds it decided.
            sql.update(HeldBack.TABLE)
                    .set(HeldBack.SINCE, HeldBack.SINCE)
                    .where(HeldBack.UUID.eq(held.id().toString()))
                    .execute();
            State state = find(sql, held.id())
                    .orElseThrow(() -> new IllegalStateException("nothing is held as " + held.id()))
                    .state();
            return state instanceof State.Waiting ? decision.apply(sql) : state;
        });
    }

    static Optional<HeldObject> find(DSLContext sql, HeldId id) {
        return sql.fetch(HeldRows.select(sql, HeldBack.UUID.eq(id.toString()))).stream()
                .findFirst()
                .map(HeldRows::object);
    }
}

package dev.tocsin.store;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.contribution.ContributionId;
import dev.tocsin.share.contribution.Contributions;
import dev.tocsin.share.contribution.Feed;
import dev.tocsin.share.contribution.HeldObject.State;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.contribution.Refusal;
import dev.tocsin.share.log.Logged;
import dev.tocsin.share.record.FeedBell;
import dev.tocsin.share.record.Sight;
import dev.tocsin.share.scrub.Change;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.Outcomes;
import dev.tocsin.store.Schema.Received;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Contributions in a database. */
final class SqlContributions implements Contributions {

    private static final Field<String> CONTRIBUTOR =
            Owners.uuid(Received.MEMBER).as("contributor");

    private final Database database;
    private final SqlCommitments commitments;
    private final FeedBell bell;
    private final InstantSource clock;

    SqlContributions(Database database, SqlCommitments commitments, FeedBell bell, InstantSource clock) {
        this.clock = clock;
        this.bell = bell;
        this.database = database;
        this.commitments = commitments;
    }

    @Override
    public Receipt record(ChannelId channel, Owner contributor, Sight sight, Function<Feed, Receipt> writer) {
        Receipt receipt = database.write(sql -> write(sql, channel, contributor, sight, writer));
        bell.ring(channel);
        return receipt;
    }

    /** As {@link #record}, inside a transaction; whoever commits it rings the bell. */
    Receipt write(DSLContext sql, ChannelId channel, Owner contributor, Sight sight, Function<Feed, Receipt> writer) {
        SqlFeed feed = SqlFeed.lock(sql, channel, contributor, sight, clock.instant());
        Receipt receipt = writer.apply(feed);
        feed.settle();
        keep(sql, feed, receipt);
        commitments.add(sql, Logged.Contribution.of(receipt, feed.appended(), feed.embargoed()));
        return receipt;
    }

    private static void keep(DSLContext sql, SqlFeed feed, Receipt receipt) {
        long key = sql.insertInto(Received.TABLE)
                .set(Received.UUID, receipt.id().toString())
                .set(Received.CHANNEL, feed.channel())
                .set(Received.MEMBER, feed.contributor())
                .set(Received.REQUESTED, Micros.of(receipt.requested()))
                .returning(Received.ID)
                .fetchSingle()
                .get(Received.ID);
        if (receipt.outcomes().isEmpty()) {
            return;
        }
        BatchBindStep insert = sql.batch(OutcomeRows.insert(sql));
        int ordinal = 0;
        for (Outcome outcome : receipt.outcomes()) {
            insert = insert.bind(OutcomeRows.values(key, ordinal++, outcome));
        }
        insert.execute();
        ChangeRows.insert(sql, key, receipt.outcomes());
    }

    /** What became of an object that was held, once a person has decided. */
    private static Outcome settled(DSLContext sql, Outcome outcome, Instant now) {
        if (!(outcome instanceof Outcome.Held held)) {
            return outcome;
        }
        return switch (SqlHeldObjects.find(sql, held.held())
                .orElseThrow(() -> new IllegalStateException("nothing is held as " + held.held()))
                .state()) {
            case State.Waiting() -> held;
            case State.Refused(var by, var when, String note) ->
                new Outcome.Refused(Optional.of(held.id().toString()), held.version(), Refusal.byAPerson(note));
            case State.Released(var by, var when, String note, ContributionId receipt) ->
                receipt(sql, receipt, now).orElseThrow().outcomes().getFirst();
        };
    }

    @Override
    public Optional<Receipt> receipt(ContributionId id) {
        Instant now = clock.instant();
        return database.read(sql -> receipt(sql, id, now));
    }

    private static Optional<Receipt> receipt(DSLContext sql, ContributionId id, Instant now) {
        return sql.select(Received.ID, Channels.UUID, CONTRIBUTOR, Received.REQUESTED)
                .from(Received.TABLE)
                .join(Channels.TABLE)
                .on(Received.CHANNEL.eq(Channels.ID))
                .where(Received.UUID.eq(id.toString()))
                .fetchOptional(row -> receipt(sql, id, row, now));
    }

    private static Receipt receipt(DSLContext sql, ContributionId id, Record row, Instant now) {
        Map<Integer, List<Change>> changes = ChangeRows.of(sql, row.get(Received.ID));
        List<Outcome> outcomes = sql.selectFrom(Outcomes.TABLE)
                .where(Outcomes.CONTRIBUTION.eq(row.get(Received.ID)))
                .orderBy(Outcomes.ORDINAL)
                .fetch(outcome -> settled(
                        sql,
                        OutcomeRows.outcome(
                                outcome, changes.getOrDefault(outcome.get(Outcomes.ORDINAL), List.of()), now),
                        now));
        return new Receipt(
                id,
                new ChannelId(UUID.fromString(row.get(Channels.UUID))),
                Owners.owner(row.get(CONTRIBUTOR)),
                Micros.toInstant(row.get(Received.REQUESTED)),
                outcomes);
    }
}

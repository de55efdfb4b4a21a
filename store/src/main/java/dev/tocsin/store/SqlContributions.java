package dev.tocsin.store;

import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.contribution.ContributionId;
import dev.tocsin.share.contribution.Contributions;
import dev.tocsin.share.contribution.Feed;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.log.Logged;
import dev.tocsin.share.record.Sight;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.Outcomes;
import dev.tocsin.store.Schema.Received;
import java.util.List;
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

    SqlContributions(Database database, SqlCommitments commitments) {
        this.database = database;
        this.commitments = commitments;
    }

    @Override
    public Receipt record(ChannelId channel, Caller.Known contributor, Sight sight, Function<Feed, Receipt> writer) {
        return database.write(sql -> {
            SqlFeed feed = SqlFeed.lock(sql, channel, contributor, sight);
            Receipt receipt = writer.apply(feed);
            feed.settle();
            keep(sql, feed, receipt);
            commitments.add(sql, Logged.Contribution.of(receipt, feed.appended()));
            return receipt;
        });
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
    }

    @Override
    public Optional<Receipt> receipt(ContributionId id) {
        return database.read(sql -> sql.select(Received.ID, Channels.UUID, CONTRIBUTOR, Received.REQUESTED)
                .from(Received.TABLE)
                .join(Channels.TABLE)
                .on(Received.CHANNEL.eq(Channels.ID))
                .where(Received.UUID.eq(id.toString()))
                .fetchOptional(row -> receipt(sql, id, row)));
    }

    private static Receipt receipt(DSLContext sql, ContributionId id, Record row) {
        List<Outcome> outcomes = sql.selectFrom(Outcomes.TABLE)
                .where(Outcomes.CONTRIBUTION.eq(row.get(Received.ID)))
                .orderBy(Outcomes.ORDINAL)
                .fetch(OutcomeRows::outcome);
        return new Receipt(
                id,
                new ChannelId(UUID.fromString(row.get(Channels.UUID))),
                Owners.owner(row.get(CONTRIBUTOR)),
                Micros.toInstant(row.get(Received.REQUESTED)),
                outcomes);
    }
}

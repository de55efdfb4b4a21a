package dev.tocsin.store;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.contribution.EmbargoId;
import dev.tocsin.share.contribution.EmbargoedObject;
import dev.tocsin.share.contribution.Embargoes;
import dev.tocsin.share.contribution.Feed;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.log.Logged;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.share.record.FeedBell;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Sight;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.share.record.Withdrawal;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.Waiting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What waits for the end of its embargo, in a database. */
final class SqlEmbargoes implements Embargoes {

    private static final Comparator<EmbargoedObject> BY_VERSION = Comparator.comparing(
            object -> object.version().map(StixTimestamp::toInstant).orElse(Instant.MAX));

    private final Database database;
    private final SqlCommitments commitments;
    private final FeedBell bell;
    private final InstantSource clock;

    SqlEmbargoes(Database database, SqlCommitments commitments, FeedBell bell, InstantSource clock) {
        this.bell = bell;
        this.database = database;
        this.commitments = commitments;
        this.clock = clock;
    }

    @Override
    public List<ChannelId> due(Instant now) {
        return database.read(sql -> sql.select(Channels.UUID)
                .from(Channels.TABLE)
                .where(Channels.ID.in(
                        sql.select(Waiting.CHANNEL).from(Waiting.TABLE).where(Waiting.DUE.le(Micros.of(now)))))
                .orderBy(Channels.ID)
                .fetch(row -> new ChannelId(UUID.fromString(row.value1()))));
    }

    @Override
    public List<EmbargoedObject> due(ChannelId channel, Instant now, int limit) {
        Condition over = Waiting.CHANNEL.eq(ChannelKeys.keyOf(channel)).and(Waiting.DUE.le(Micros.of(now)));
        // Asked before each page that is read, and nearly always in vain.
        return database.read(sql -> sql.fetchExists(Waiting.TABLE, over)
                ? List.copyOf(EmbargoRows.select(sql, over)
                        .orderBy(Waiting.DUE, Waiting.ID)
                        .limit(limit)
                        .fetch(EmbargoRows::object))
                : List.of());
    }

    @Override
    public List<EmbargoedObject> of(ChannelId channel, Owner contributor) {
        return database.read(sql -> objects(sql, own(sql, channel, contributor)));
    }

    @Override
    public Map<StixId, StixObject> objects(ChannelId channel, Owner contributor, Set<StixId> ids) {
        Map<StixId, StixObject> objects = new HashMap<>();
        for (List<StixId> some : Batches.of(ids, SqlRecords.IDS_AT_ONCE)) {
            database.read(sql -> objects(
                            sql, own(sql, channel, contributor).and(Waiting.STIX_ID.in(Selections.texts(some)))))
                    .forEach(waiting -> objects.put(waiting.object(), StixObject.of(StixJson.read(waiting.json()))));
        }
        return objects;
    }

    @Override
    public void release(
            ChannelId channel,
            Owner contributor,
            Sight sight,
            Set<EmbargoId> ids,
            BiFunction<Feed, Set<EmbargoId>, Map<EmbargoId, Outcome>> writer) {
        List<String> wanted = ids.stream().map(EmbargoId::toString).toList();
        database.write(sql -> {
            SqlFeed feed = SqlFeed.lock(sql, channel, contributor, sight, clock.instant());
            Set<EmbargoId> waiting = new HashSet<>(sql.select(Waiting.UUID)
                    .from(Waiting.TABLE)
                    .where(Waiting.UUID.in(wanted))
                    .fetch(EmbargoRows::id));
            writer.apply(feed, waiting).forEach((id, outcome) -> OutcomeRows.embargoOver(sql, id, outcome));
            feed.settle();
            return sql.deleteFrom(Waiting.TABLE).where(Waiting.UUID.in(wanted)).execute();
        });
        bell.ring(channel);
    }

    @Override
    public List<Withdrawal> withdraw(
            ChannelId channel, Owner contributor, StixId id, Set<VersionMatch> versions, Instant when) {
        return database.write(sql -> {
            List<EmbargoedObject> waiting =
                    objects(sql, own(sql, channel, contributor).and(Waiting.STIX_ID.eq(id.toString())));
            List<Withdrawal> gone = new ArrayList<>();
            for (EmbargoedObject object : matching(waiting, versions)) {
                StixTimestamp version = object.version().orElse(StixTimestamp.of(when));
                gone.add(new Withdrawal(channel, Position.START, id, version, contributor, when));
                OutcomeRows.embargoOver(sql, object.id(), new Outcome.TakenBack(id, object.version()));
                sql.deleteFrom(Waiting.TABLE)
                        .where(Waiting.UUID.eq(object.id().toString()))
                        .execute();
            }
            if (!gone.isEmpty()) {
                List<StixTimestamp> told =
                        gone.stream().map(Withdrawal::version).toList();
                commitments.add(sql, new Logged.Withdrawal(ProofId.random(), contributor, channel, when, id, told));
            }
            return gone;
        });
    }

    private static List<EmbargoedObject> matching(List<EmbargoedObject> waiting, Set<VersionMatch> versions) {
        return waiting.stream()
                .filter(object -> versions.stream().anyMatch(match -> switch (match) {
                    case VersionMatch.All() -> true;
                    case VersionMatch.Exactly(StixTimestamp version) ->
                        object.version().filter(version::equals).isPresent();
                    case VersionMatch.Last() ->
                        waiting.stream().noneMatch(other -> BY_VERSION.compare(other, object) > 0);
                    case VersionMatch.First() ->
                        waiting.stream().noneMatch(other -> BY_VERSION.compare(other, object) < 0);
                }))
                .toList();
    }

    private static Condition own(DSLContext sql, ChannelId channel, Owner contributor) {
        return Waiting.CHANNEL.eq(ChannelKeys.keyOf(channel)).and(EmbargoRows.of(Owners.key(sql, contributor)));
    }

    private static List<EmbargoedObject> objects(DSLContext sql, Condition condition) {
        return List.copyOf(
                EmbargoRows.select(sql, condition).orderBy(Waiting.ID).fetch(EmbargoRows::object));
    }
}

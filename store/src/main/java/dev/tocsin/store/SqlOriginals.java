package dev.tocsin.store;

import dev.tocsin.share.anonymity.PseudonymKey;
import dev.tocsin.share.anonymity.Pseudonymity;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.contribution.ContentDigest;
import dev.tocsin.share.contribution.Feed.Entry;
import dev.tocsin.share.contribution.Feed.Written;
import dev.tocsin.share.contribution.Original;
import dev.tocsin.share.contribution.Originals;
import dev.tocsin.share.record.Position;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.store.Schema.Members;
import dev.tocsin.store.Schema.OriginalRows;
import dev.tocsin.store.Schema.PseudonymKeys;
import dev.tocsin.store.Schema.Shared;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What was shared anonymously, as it was written, in a database. */
final class SqlOriginals implements Originals {

    private static final Shared RECORD = Shared.RECORD;
    private static final String ADMINISTRATOR = "administrator";

    private final Database database;

    SqlOriginals(Database database) {
        this.database = database;
    }

    @Override
    public List<Original> between(ChannelId channel, Owner contributor, Position first, Position last) {
        Condition some = OriginalRows.CHANNEL
                .eq(ChannelKeys.keyOf(channel))
                .and(OriginalRows.POSITION.between(first.number(), last.number()))
                .and(by(contributor));
        // Asked for each page that is read, and nearly always in vain.
        return database.read(sql -> sql.fetchExists(OriginalRows.TABLE, some) ? select(sql, some) : List.of());
    }

    @Override
    public List<Original> of(ChannelId channel, Owner contributor, Set<StixId> ids) {
        return database.read(sql -> {
            Condition own = OriginalRows.CHANNEL.eq(ChannelKeys.keyOf(channel)).and(by(Owners.key(sql, contributor)));
            return of(sql, own, ids);
        });
    }

    @Override
    public boolean forget(Owner contributor) {
        return database.write(sql -> sql.deleteFrom(PseudonymKeys.TABLE)
                        .where(PseudonymKeys.OWNER.eq(owner(sql, Owners.key(sql, contributor))))
                        .execute()
                > 0);
    }

    static List<Original> of(DSLContext sql, long channel, @Nullable Long member, Set<StixId> ids) {
        return of(sql, OriginalRows.CHANNEL.eq(channel).and(by(member)), ids);
    }

    private static List<Original> of(DSLContext sql, Condition own, Set<StixId> ids) {
        List<Original> originals = new ArrayList<>();
        for (List<StixId> some : Batches.of(ids, SqlRecords.IDS_AT_ONCE)) {
            originals.addAll(select(sql, own.and(OriginalRows.STIX_ID.in(Selections.texts(some)))));
        }
        return originals;
    }

    private static List<Original> select(DSLContext sql, Condition condition) {
        return sql.select(OriginalRows.TABLE.asterisk())
                .select(RECORD.stixId().as("given_id"), RECORD.written().as("given"))
                .from(OriginalRows.TABLE)
                .join(RECORD.table())
                .on(RECORD.channel().eq(OriginalRows.CHANNEL))
                .and(RECORD.position().eq(OriginalRows.POSITION))
                .where(condition)
                .orderBy(OriginalRows.POSITION)
                .fetch(SqlOriginals::original);
    }

    private static Original original(Record row) {
        StixTimestamp given = StixTimestamp.parse(row.get("given", String.class));
        return new Original(
                new Position(row.get(OriginalRows.POSITION)),
                StixId.parse(row.get(OriginalRows.STIX_ID)),
                Optional.ofNullable(row.get(OriginalRows.WRITTEN))
                        .map(StixTimestamp::parse)
                        .orElse(given),
                StixId.parse(row.get("given_id", String.class)),
                given,
                new ContentDigest(row.get(OriginalRows.DIGEST)),
                row.get(OriginalRows.JSON));
    }

    /** Keeps the original of a record that was just written. */
    static void keep(DSLContext sql, long channel, @Nullable Long member, Entry entry, Written original) {
        sql.insertInto(OriginalRows.TABLE)
                .set(OriginalRows.CHANNEL, channel)
                .set(OriginalRows.POSITION, entry.place().position().number())
                .set(OriginalRows.MEMBER, member)
                .set(OriginalRows.STIX_ID, original.id().toString())
                .set(
                        OriginalRows.WRITTEN,
                        original.version().map(StixTimestamp::toString).orElse(null))
                .set(OriginalRows.DIGEST, original.digest().hex())
                .set(OriginalRows.JSON, original.json())
                .execute();
    }

    /** The pseudonymity of a member, or of the administrator; two nodes that make its key at once get the same one. */
    static Pseudonymity pseudonymity(DSLContext sql, @Nullable Long member) {
        String owner = owner(sql, member);
        sql.insertInto(PseudonymKeys.TABLE)
                .set(PseudonymKeys.OWNER, owner)
                .set(
                        PseudonymKeys.SECRET,
                        PseudonymKey.random(new SecureRandom()).base64())
                .onConflict(PseudonymKeys.OWNER)
                .doNothing()
                .execute();
        PseudonymKey key = new PseudonymKey(sql.select(PseudonymKeys.SECRET)
                .from(PseudonymKeys.TABLE)
                .where(PseudonymKeys.OWNER.eq(owner))
                .fetchSingle()
                .value1());
        Optional<String> name = Optional.ofNullable(member)
                .map(id -> sql.select(Members.NAME)
                        .from(Members.TABLE)
                        .where(Members.ID.eq(id))
                        .fetchSingle()
                        .value1());
        return new Pseudonymity(key, name);
    }

    private static String owner(DSLContext sql, @Nullable Long member) {
        return member == null
                ? ADMINISTRATOR
                : Objects.requireNonNull(sql.select(Members.UUID)
                        .from(Members.TABLE)
                        .where(Members.ID.eq(member))
                        .fetchSingle()
                        .value1());
    }

    private static Condition by(Owner contributor) {
        return switch (contributor) {
            case Owner.Hub() -> OriginalRows.MEMBER.isNull();
            case Owner.OfMember(MemberId member) -> OriginalRows.MEMBER.eq(Owners.keyOf(member));
        };
    }

    private static Condition by(@Nullable Long member) {
        return member == null ? OriginalRows.MEMBER.isNull() : OriginalRows.MEMBER.eq(member);
    }
}

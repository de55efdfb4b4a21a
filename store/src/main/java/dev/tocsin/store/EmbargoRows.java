package dev.tocsin.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.contribution.EmbargoId;
import dev.tocsin.share.contribution.EmbargoedObject;
import dev.tocsin.share.contribution.Feed.Embargo;
import dev.tocsin.share.record.Sight;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.Waiting;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/** Objects that wait for the end of their embargo, as rows. */
final class EmbargoRows {

    private static final Field<String> CONTRIBUTOR = field(name("contributor"), String.class);
    private static final Field<String> CHANNEL = field(name("channel_uuid"), String.class);

    private EmbargoRows() {}

    /** Keeps an object; see {@link dev.tocsin.share.contribution.Feed#embargo}. */
    static Optional<EmbargoId> keep(
            DSLContext sql, long channel, @Nullable Long member, boolean ownOnly, Embargo embargo) {
        String version = embargo.version().map(VersionKey::of).orElse(null);
        Condition same = Waiting.CHANNEL
                .eq(channel)
                .and(Waiting.STIX_ID.eq(embargo.id().toString()))
                .and(of(member));
        // An object without a version is there if any that waits says the same.
        Condition there = version == null ? Waiting.DIGEST.eq(embargo.digest().hex()) : Waiting.VERSION.eq(version);
        Optional<Record> waiting =
                sql.selectFrom(Waiting.TABLE).where(same.and(there)).orderBy(Waiting.ID).fetch().stream()
                        .findFirst();
        if (waiting.isPresent()) {
            return waiting.filter(row ->
                            row.get(Waiting.DIGEST).equals(embargo.digest().hex()))
                    .map(EmbargoRows::id);
        }
        EmbargoId id = EmbargoId.random();
        sql.insertInto(Waiting.TABLE)
                .set(Waiting.UUID, id.toString())
                .set(Waiting.CHANNEL, channel)
                .set(Waiting.MEMBER, member)
                .set(Waiting.OWN_ONLY, ownOnly ? 1 : 0)
                .set(Waiting.DUE, Micros.of(embargo.until()))
                .set(Waiting.EXPIRES, Micros.ofOptional(embargo.expires()))
                .set(Waiting.STIX_ID, embargo.id().toString())
                .set(Waiting.VERSION, version)
                .set(
                        Waiting.WRITTEN,
                        embargo.version().map(StixTimestamp::toString).orElse(null))
                .set(Waiting.DIGEST, embargo.digest().hex())
                .set(Waiting.JSON, embargo.json())
                .execute();
        return Optional.of(id);
    }

    static Condition of(@Nullable Long member) {
        return member == null ? Waiting.MEMBER.isNull() : Waiting.MEMBER.eq(member);
    }

    /** Rows for {@link #object}. */
    static SelectConditionStep<? extends Record> select(DSLContext sql, Condition condition) {
        return sql.select(Waiting.TABLE.asterisk())
                .select(Channels.UUID.as(CHANNEL), Owners.uuid(Waiting.MEMBER).as(CONTRIBUTOR))
                .from(Waiting.TABLE)
                .join(Channels.TABLE)
                .on(Waiting.CHANNEL.eq(Channels.ID))
                .where(condition);
    }

    static EmbargoedObject object(Record row) {
        Owner contributor = Owners.owner(row.get(CONTRIBUTOR));
        return new EmbargoedObject(
                id(row),
                new ChannelId(UUID.fromString(row.get(CHANNEL))),
                contributor,
                row.get(Waiting.OWN_ONLY) == 1 ? new Sight.OwnOnly(contributor) : new Sight.Everything(),
                StixId.parse(row.get(Waiting.STIX_ID)),
                Optional.ofNullable(row.get(Waiting.WRITTEN)).map(StixTimestamp::parse),
                row.get(Waiting.JSON),
                Micros.toInstant(row.get(Waiting.DUE)));
    }

    static EmbargoId id(Record row) {
        return new EmbargoId(UUID.fromString(row.get(Waiting.UUID)));
    }
}

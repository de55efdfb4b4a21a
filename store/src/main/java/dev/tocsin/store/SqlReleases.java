package dev.tocsin.store;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.log.Logged;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.share.record.Place;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.release.Reader;
import dev.tocsin.share.release.Releases;
import dev.tocsin.share.release.Stretch;
import dev.tocsin.store.Schema.Admissions;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.Members;
import dev.tocsin.store.Schema.Reading;
import dev.tocsin.store.Schema.Released;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;

/** Releases in a database. */
final class SqlReleases implements Releases {

    private final Database database;
    private final SqlCommitments commitments;

    /** Of this process, among those that have the database open. */
    private final String process = UUID.randomUUID().toString();

    SqlReleases(Database database, SqlCommitments commitments) {
        this.database = database;
        this.commitments = commitments;
    }

    @Override
    public void begin(Reader reader, Instant now) {
        database.write(sql -> keys(sql, reader)
                .map(keys -> sql.insertInto(Reading.TABLE)
                        .set(Reading.MEMBER, keys.member())
                        .set(Reading.CHANNEL, keys.channel())
                        .set(Reading.PROCESS, process)
                        .set(Reading.SETTLED, Micros.of(now))
                        .set(Reading.SINCE, since(keys))
                        .onConflictDoNothing()
                        .execute()));
    }

    @Override
    public void settle(Reader reader, List<Stretch> released, boolean reading, Instant now) {
        database.write(sql -> {
            keys(sql, reader).ifPresent(keys -> {
                released.forEach(stretch -> say(sql, keys, reader, stretch, now));
                Condition own = Reading.MEMBER
                        .eq(keys.member())
                        .and(Reading.CHANNEL.eq(keys.channel()))
                        .and(Reading.PROCESS.eq(process));
                if (reading) {
                    sql.update(Reading.TABLE)
                            .set(Reading.SETTLED, Micros.of(now))
                            .where(own)
                            .execute();
                } else {
                    sql.deleteFrom(Reading.TABLE).where(own).execute();
                }
            });
            return reader;
        });
    }

    @Override
    public void settleAbandoned(Instant before, Instant now) {
        List<Abandoned> abandoned = database.read(sql -> sql.select(
                        Reading.MEMBER, Reading.CHANNEL, Members.UUID, Channels.UUID, Reading.PROCESS, Reading.SINCE)
                .from(Reading.TABLE)
                .join(Members.TABLE)
                .on(Members.ID.eq(Reading.MEMBER))
                .join(Channels.TABLE)
                .on(Channels.ID.eq(Reading.CHANNEL))
                .where(Reading.SETTLED.lt(Micros.of(before)))
                .fetch(row -> new Abandoned(
                        new Keys(row.value1(), row.value2()),
                        new Reader(
                                new MemberId(UUID.fromString(row.value3())),
                                new ChannelId(UUID.fromString(row.value4()))),
                        row.value5(),
                        row.value6())));
        abandoned.forEach(each -> database.write(sql -> settle(sql, each, now)));
    }

    private record Abandoned(Keys keys, Reader reader, String process, long since) {}

    /** Does nothing where another process was quicker. */
    private boolean settle(DSLContext sql, Abandoned abandoned, Instant now) {
        Keys keys = abandoned.keys();
        boolean there = sql.deleteFrom(Reading.TABLE)
                        .where(Reading.MEMBER.eq(keys.member()))
                        .and(Reading.CHANNEL.eq(keys.channel()))
                        .and(Reading.PROCESS.eq(abandoned.process()))
                        .execute()
                > 0;
        if (there) {
            whole(sql, keys.channel(), abandoned.since())
                    .ifPresent(stretch -> say(sql, keys, abandoned.reader(), stretch, now));
        }
        return there;
    }

    /**
     * From the first record that is there, and that the member sees, to the last place that was ever given; nothing of a
     * channel that had none since.
     */
    private static Optional<Stretch> whole(DSLContext sql, long channel, long since) {
        Select<Record1<Long>> first = select(min(Schema.Shared.RECORD.added()))
                .from(Schema.Shared.RECORD.table())
                .where(Schema.Shared.RECORD.channel().eq(channel))
                .and(Schema.Shared.RECORD.position().gt(since));
        return sql.select(Channels.LAST_POSITION, Channels.LAST_ADDED, coalesce(field(first), Channels.LAST_ADDED))
                .from(Channels.TABLE)
                .where(Channels.ID.eq(channel))
                .and(Channels.LAST_POSITION.gt(since))
                .fetchOptional(row -> new Stretch(
                        new Place(new Position(since + 1), Micros.toInstant(row.value3())),
                        new Place(new Position(row.value1()), Micros.toInstant(row.value2()))));
    }

    private void say(DSLContext sql, Keys keys, Reader reader, Stretch stretch, Instant now) {
        long first = stretch.first().position().number();
        long last = stretch.last().position().number();
        Condition same = Released.MEMBER.eq(keys.member()).and(Released.CHANNEL.eq(keys.channel()));
        boolean said = sql.fetchExists(select().from(Released.TABLE)
                .where(same)
                .and(Released.FIRST.le(first))
                .and(Released.LAST.ge(last)));
        if (said) {
            return;
        }
        commitments.add(sql, new Logged.Release(ProofId.random(), reader, stretch, now));
        Condition touching = same.and(Released.FIRST.le(last + 1)).and(Released.LAST.ge(first - 1));
        Record2<Long, Long> touched = sql.select(min(Released.FIRST), max(Released.LAST))
                .from(Released.TABLE)
                .where(touching)
                .fetchSingle();
        sql.deleteFrom(Released.TABLE).where(touching).execute();
        sql.insertInto(Released.TABLE)
                .set(Released.MEMBER, keys.member())
                .set(Released.CHANNEL, keys.channel())
                .set(Released.FIRST, touched.value1() == null ? first : Math.min(first, touched.value1()))
                .set(Released.LAST, touched.value2() == null ? last : Math.max(last, touched.value2()))
                .execute();
    }

    /** After which position the member sees what the channel holds. */
    private static Field<Long> since(Keys keys) {
        return coalesce(
                field(select(Admissions.SINCE)
                        .from(Admissions.TABLE)
                        .where(Admissions.MEMBER.eq(keys.member()))
                        .and(Admissions.CHANNEL.eq(keys.channel()))),
                inline(0L));
    }

    private record Keys(long member, long channel) {}

    /** Nothing where the member has left or the channel is gone: whatever was said of them is destroyed. */
    private static Optional<Keys> keys(DSLContext sql, Reader reader) {
        return sql.select(Members.ID, Channels.ID)
                .from(Members.TABLE)
                .join(Channels.TABLE)
                .on(Channels.UUID.eq(reader.channel().toString()))
                .where(Members.UUID.eq(reader.member().toString()))
                .and(Members.LEFT.isNull())
                .fetchOptional(row -> new Keys(row.value1(), row.value2()));
    }
}

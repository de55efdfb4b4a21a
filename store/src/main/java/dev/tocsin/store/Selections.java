package dev.tocsin.store;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.stix.StixId;
import dev.tocsin.store.Schema.Shared;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;

/** Selections as conditions on {@link Shared#RECORD}. */
final class Selections {

    private static final Shared RECORD = Shared.RECORD;

    private Selections() {}

    /** @param since nothing up to there counts */
    static Condition of(ChannelId channel, Position since, Selection selection, Current current) {
        Condition condition = RECORD.channel()
                .eq(ChannelKeys.keyOf(channel))
                .and(RECORD.position()
                        .gt(Math.max(since.number(), selection.after().number())));
        if (selection.addedAfter().isPresent()) {
            condition = condition.and(addedAfter(channel, selection.addedAfter().get()));
        }
        if (!selection.ids().isEmpty()) {
            condition = condition.and(RECORD.stixId().in(texts(selection.ids())));
        }
        if (!selection.types().isEmpty()) {
            condition = condition.and(RECORD.stixType().in(selection.types()));
        }
        if (!selection.specVersions().isEmpty()) {
            condition = condition.and(RECORD.specVersion().in(selection.specVersions()));
        }
        Function<Shared, Condition> among = since.equals(Position.START)
                ? other -> noCondition()
                : other -> other.position().gt(since.number());
        return condition.and(versions(selection.versions(), current, among));
    }

    static List<String> texts(Collection<StixId> ids) {
        return ids.stream().map(StixId::toString).toList();
    }

    /**
     * The position, to sort what some ids select. As an expression it hides from SQLite the index on positions, which it
     * would otherwise walk from end to end to spare itself the sorting of a few rows.
     */
    static Field<Long> position() {
        return RECORD.position().plus(inline(0L));
    }

    /** Dates rise with positions, so that the date becomes a position by one look into an index. */
    private static Condition addedAfter(ChannelId channel, Instant moment) {
        Shared earlier = Shared.as("earlier");
        return RECORD.position()
                .gt(coalesce(
                        field(select(earlier.position())
                                .from(earlier.table())
                                .where(earlier.channel().eq(ChannelKeys.keyOf(channel)))
                                .and(earlier.added().le(Micros.of(moment)))
                                .orderBy(earlier.added().desc())
                                .limit(inline(1))),
                        inline(0L)));
    }

    /**
     * Any of these versions that may still be given out.
     *
     * @param among which of an object's versions count when the first or the last is told
     */
    static Condition versions(Collection<VersionMatch> wanted, Current current, Function<Shared, Condition> among) {
        Function<Shared, Condition> there = other -> current.of(other).and(among.apply(other));
        if (wanted.contains(new VersionMatch.All())) {
            return current.of(RECORD);
        }
        return current.of(RECORD)
                .and(or(wanted.stream()
                        .map(match -> switch (match) {
                            case VersionMatch.All() -> noCondition(); // not beside others, where it would say nothing
                            case VersionMatch.Exactly exactly ->
                                RECORD.version().eq(VersionKey.of(exactly.version()));
                            case VersionMatch.Last() -> noneBehind(Shared.as("later"), there);
                            case VersionMatch.First() -> noneBefore(Shared.as("former"), there);
                        })
                        .toList()));
    }

    private static Condition noneBehind(Shared later, Function<Shared, Condition> among) {
        return none(
                later,
                among,
                // The first half alone would do were it not for versions that are equal; it lets the index be used.
                later.version()
                        .ge(RECORD.version())
                        .and(later.version()
                                .gt(RECORD.version())
                                .or(later.position().gt(RECORD.position()))));
    }

    private static Condition noneBefore(Shared former, Function<Shared, Condition> among) {
        return none(
                former,
                among,
                former.version()
                        .le(RECORD.version())
                        .and(former.version()
                                .lt(RECORD.version())
                                .or(former.position().lt(RECORD.position()))));
    }

    private static Condition none(Shared other, Function<Shared, Condition> among, Condition compared) {
        return notExists(selectOne()
                .from(other.table())
                .where(other.channel().eq(RECORD.channel()))
                .and(other.stixId().eq(RECORD.stixId()))
                .and(compared)
                .and(among.apply(other)));
    }
}

package dev.tocsin.store;

import static org.jooq.impl.DSL.inline;

import dev.tocsin.share.contribution.EmbargoId;
import dev.tocsin.share.contribution.HeldId;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Outcome.Accepted;
import dev.tocsin.share.contribution.Outcome.AlreadyPresent;
import dev.tocsin.share.contribution.Outcome.Embargoed;
import dev.tocsin.share.contribution.Outcome.Expired;
import dev.tocsin.share.contribution.Outcome.Held;
import dev.tocsin.share.contribution.Outcome.Refused;
import dev.tocsin.share.contribution.Outcome.TakenBack;
import dev.tocsin.share.contribution.Refusal;
import dev.tocsin.share.contribution.Step;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.scrub.Change;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.store.Schema.Outcomes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Outcomes as rows. */
final class OutcomeRows {

    private static final String ACCEPTED = "accepted";
    private static final String ALREADY_PRESENT = "already present";
    private static final String REFUSED = "refused";
    static final String HELD = "held";
    static final String EMBARGOED = "embargoed";
    private static final String TAKEN_BACK = "taken back";

    private static final List<Field<?>> BECAME = List.of(
            Outcomes.KIND,
            Outcomes.STIX_ID,
            Outcomes.WRITTEN,
            Outcomes.POSITION,
            Outcomes.STEP,
            Outcomes.CODE,
            Outcomes.REASON,
            Outcomes.VALUE,
            Outcomes.EXPIRES,
            Outcomes.DUE);

    private OutcomeRows() {}

    /** The statement that takes {@link #values}. */
    static Query insert(DSLContext sql) {
        List<Field<?>> columns = new ArrayList<>(List.of(Outcomes.CONTRIBUTION, Outcomes.ORDINAL));
        columns.addAll(BECAME);
        return sql.insertInto(Outcomes.TABLE, columns).values(new @Nullable Object[columns.size()]);
    }

    static @Nullable Object[] values(long contribution, int ordinal, Outcome outcome) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(contribution);
        values.add(ordinal);
        Map<Field<?>, ?> row = became(outcome);
        BECAME.forEach(column -> values.add(row.get(column)));
        return values.toArray();
    }

    /** Keeps what became of something when its embargo ended, in every receipt that tells of it. */
    static void embargoOver(DSLContext sql, EmbargoId id, Outcome outcome) {
        Map<Field<?>, @Nullable Object> row = new HashMap<>();
        BECAME.forEach(column -> row.put(column, null));
        row.putAll(became(outcome));
        sql.update(Outcomes.TABLE)
                .set(row)
                .where(Outcomes.KIND.eq(inline(EMBARGOED)))
                .and(Outcomes.VALUE.eq(id.toString()))
                .execute();
    }

    /** What a row says of an outcome; columns that are not here are null. */
    private static Map<Field<?>, ?> became(Outcome outcome) {
        Map<Field<?>, Object> row = new HashMap<>();
        switch (outcome) {
            case Accepted accepted -> {
                object(row, ACCEPTED, accepted.id(), Optional.of(accepted.version()));
                accepted.position().ifPresent(position -> row.put(Outcomes.POSITION, position.number()));
                accepted.expires().ifPresent(moment -> row.put(Outcomes.EXPIRES, Micros.of(moment)));
            }
            case Embargoed embargoed -> {
                object(row, EMBARGOED, embargoed.id(), embargoed.version());
                row.put(Outcomes.VALUE, embargoed.embargo().toString());
                row.put(Outcomes.DUE, Micros.of(embargoed.until()));
                embargoed.expires().ifPresent(moment -> row.put(Outcomes.EXPIRES, Micros.of(moment)));
            }
            case TakenBack(StixId id, Optional<StixTimestamp> version) -> object(row, TAKEN_BACK, id, version);
            case AlreadyPresent(StixId id, StixTimestamp version) ->
                object(row, ALREADY_PRESENT, id, Optional.of(version));
            case Expired expired ->
                throw new IllegalStateException("an outcome expires after it was written: " + expired);
            case Held(StixId id, Optional<StixTimestamp> version, HeldId held, Optional<String> list) -> {
                object(row, HELD, id, version);
                list.ifPresent(name -> row.put(Outcomes.REASON, name));
                row.put(Outcomes.VALUE, held.toString());
            }
            case Refused(Optional<String> id, Optional<StixTimestamp> version, Refusal refusal) -> {
                row.put(Outcomes.KIND, REFUSED);
                id.ifPresent(text -> row.put(Outcomes.STIX_ID, text));
                version.ifPresent(moment -> row.put(Outcomes.WRITTEN, moment.toString()));
                row.put(Outcomes.STEP, refusal.step().name());
                row.put(Outcomes.CODE, refusal.code().name());
                row.put(Outcomes.REASON, refusal.reason());
                row.put(Outcomes.VALUE, refusal.value());
            }
        }
        return row;
    }

    private static void object(Map<Field<?>, Object> row, String kind, StixId id, Optional<StixTimestamp> version) {
        row.put(Outcomes.KIND, kind);
        row.put(Outcomes.STIX_ID, id.toString());
        version.ifPresent(moment -> row.put(Outcomes.WRITTEN, moment.toString()));
    }

    /**
     * @param changes those of this outcome
     * @param now tells whether what was accepted has expired since
     */
    static Outcome outcome(Record row, List<Change> changes, Instant now) {
        return switch (row.get(Outcomes.KIND)) {
            case ACCEPTED -> accepted(row, changes, now);
            case EMBARGOED -> embargoed(row, changes, now);
            case TAKEN_BACK ->
                new TakenBack(
                        StixId.parse(row.get(Outcomes.STIX_ID)),
                        Optional.ofNullable(row.get(Outcomes.WRITTEN)).map(StixTimestamp::parse));
            case ALREADY_PRESENT ->
                new AlreadyPresent(
                        StixId.parse(row.get(Outcomes.STIX_ID)), StixTimestamp.parse(row.get(Outcomes.WRITTEN)));
            case REFUSED ->
                new Refused(
                        Optional.ofNullable(row.get(Outcomes.STIX_ID)),
                        Optional.ofNullable(row.get(Outcomes.WRITTEN)).map(StixTimestamp::parse),
                        new Refusal(
                                Step.valueOf(row.get(Outcomes.STEP)),
                                Refusal.Code.valueOf(row.get(Outcomes.CODE)),
                                row.get(Outcomes.REASON),
                                row.get(Outcomes.VALUE)));
            case HELD ->
                new Held(
                        StixId.parse(row.get(Outcomes.STIX_ID)),
                        Optional.ofNullable(row.get(Outcomes.WRITTEN)).map(StixTimestamp::parse),
                        HeldId.parse(row.get(Outcomes.VALUE)).orElseThrow(),
                        Optional.ofNullable(row.get(Outcomes.REASON)));
            default -> throw new IllegalStateException("an outcome of no kind: " + row.get(Outcomes.KIND));
        };
    }

    private static Outcome accepted(Record row, List<Change> changes, Instant now) {
        StixId id = StixId.parse(row.get(Outcomes.STIX_ID));
        StixTimestamp version = StixTimestamp.parse(row.get(Outcomes.WRITTEN));
        Optional<Instant> expires = Micros.toOptional(row.get(Outcomes.EXPIRES));
        return expires.filter(moment -> !now.isBefore(moment))
                .<Outcome>map(moment -> new Expired(id, version, moment))
                .orElseGet(() -> new Accepted(
                        id,
                        version,
                        Optional.ofNullable(row.get(Outcomes.POSITION)).map(Position::new),
                        expires,
                        changes));
    }

    private static Outcome embargoed(Record row, List<Change> changes, Instant now) {
        StixId id = StixId.parse(row.get(Outcomes.STIX_ID));
        Optional<StixTimestamp> version =
                Optional.ofNullable(row.get(Outcomes.WRITTEN)).map(StixTimestamp::parse);
        Instant until = Micros.toInstant(row.get(Outcomes.DUE));
        Optional<Instant> expires = Micros.toOptional(row.get(Outcomes.EXPIRES));
        return expires.filter(moment -> !now.isBefore(moment))
                .<Outcome>map(moment -> new Expired(id, version.orElse(StixTimestamp.of(until)), moment))
                .orElseGet(() -> new Embargoed(
                        id, version, EmbargoId.parse(row.get(Outcomes.VALUE)).orElseThrow(), until, expires, changes));
    }
}

package dev.tocsin.store;

import dev.tocsin.share.contribution.HeldId;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Outcome.Accepted;
import dev.tocsin.share.contribution.Outcome.AlreadyPresent;
import dev.tocsin.share.contribution.Outcome.Expired;
import dev.tocsin.share.contribution.Outcome.Held;
import dev.tocsin.share.contribution.Outcome.Refused;
import dev.tocsin.share.contribution.Refusal;
import dev.tocsin.share.contribution.Step;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.scrub.Change;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.store.Schema.Outcomes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Outcomes as rows. */
final class OutcomeRows {

    private static final String ACCEPTED = "accepted";
    private static final String ALREADY_PRESENT = "already present";
    private static final String REFUSED = "refused";
    private static final String HELD = "held";

    private OutcomeRows() {}

    /** The statement that takes {@link #values}. */
    static Query insert(DSLContext sql) {
        return sql.insertInto(
                        Outcomes.TABLE,
                        Outcomes.CONTRIBUTION,
                        Outcomes.ORDINAL,
                        Outcomes.KIND,
                        Outcomes.STIX_ID,
                        Outcomes.WRITTEN,
                        Outcomes.POSITION,
                        Outcomes.STEP,
                        Outcomes.CODE,
                        Outcomes.REASON,
                        Outcomes.VALUE,
                        Outcomes.EXPIRES)
                .values((Long) null, null, null, null, null, null, null, null, null, null, null);
    }

    static @Nullable Object[] values(long contribution, int ordinal, Outcome outcome) {
        return switch (outcome) {
            case Accepted(
                    StixId id,
                    StixTimestamp version,
                    Optional<Position> position,
                    Optional<Instant> expires,
                    var _) ->
                new @Nullable Object[] {
                    contribution,
                    ordinal,
                    ACCEPTED,
                    id.toString(),
                    version.toString(),
                    position.map(Position::number).orElse(null),
                    null,
                    null,
                    null,
                    null,
                    Micros.ofOptional(expires)
                };
            case AlreadyPresent(StixId id, StixTimestamp version) ->
                new @Nullable Object[] {
                    contribution,
                    ordinal,
                    ALREADY_PRESENT,
                    id.toString(),
                    version.toString(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null
                };
            case Expired expired ->
                throw new IllegalStateException("an outcome expires after it was written: " + expired);
            case Held(StixId id, Optional<StixTimestamp> version, HeldId held, Optional<String> list) ->
                new @Nullable Object[] {
                    contribution,
                    ordinal,
                    HELD,
                    id.toString(),
                    version.map(StixTimestamp::toString).orElse(null),
                    null,
                    null,
                    null,
                    list.orElse(null),
                    held.toString(),
                    null
                };
            case Refused(Optional<String> id, Optional<StixTimestamp> version, Refusal refusal) ->
                new @Nullable Object[] {
                    contribution,
                    ordinal,
                    REFUSED,
                    id.orElse(null),
                    version.map(StixTimestamp::toString).orElse(null),
                    null,
                    refusal.step().name(),
                    refusal.code().name(),
                    refusal.reason(),
                    refusal.value(),
                    null
                };
        };
    }

    /**
     * @param changes those of this outcome
     * @param now tells whether what was accepted has expired since
     */
    static Outcome outcome(Record row, List<Change> changes, Instant now) {
        return switch (row.get(Outcomes.KIND)) {
            case ACCEPTED -> accepted(row, changes, now);
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
}

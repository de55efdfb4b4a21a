package dev.tocsin.store;

import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Outcome.Accepted;
import dev.tocsin.share.contribution.Outcome.AlreadyPresent;
import dev.tocsin.share.contribution.Outcome.Refused;
import dev.tocsin.share.contribution.Refusal;
import dev.tocsin.share.contribution.Step;
import dev.tocsin.share.record.Position;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.store.Schema.Outcomes;
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
                        Outcomes.VALUE)
                .values((Long) null, null, null, null, null, null, null, null, null, null);
    }

    static @Nullable Object[] values(long contribution, int ordinal, Outcome outcome) {
        return switch (outcome) {
            case Accepted(StixId id, StixTimestamp version, Optional<Position> position) ->
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
                    null
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
                    refusal.value()
                };
        };
    }

    static Outcome outcome(Record row) {
        return switch (row.get(Outcomes.KIND)) {
            case ACCEPTED ->
                new Accepted(
                        StixId.parse(row.get(Outcomes.STIX_ID)),
                        StixTimestamp.parse(row.get(Outcomes.WRITTEN)),
                        Optional.ofNullable(row.get(Outcomes.POSITION)).map(Position::new));
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
            default -> throw new IllegalStateException("an outcome of no kind: " + row.get(Outcomes.KIND));
        };
    }
}

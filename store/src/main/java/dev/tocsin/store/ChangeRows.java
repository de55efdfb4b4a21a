package dev.tocsin.store;

import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.scrub.Change;
import dev.tocsin.share.scrub.Kind;
import dev.tocsin.store.Schema.Changes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;

/** What was taken out of accepted objects, as rows. */
final class ChangeRows {

    private ChangeRows() {}

    static void insert(DSLContext sql, long contribution, List<Outcome> outcomes) {
        BatchBindStep insert = sql.batch(sql.insertInto(
                        Changes.TABLE,
                        Changes.CONTRIBUTION,
                        Changes.ORDINAL,
                        Changes.PLACE_NUMBER,
                        Changes.PLACE,
                        Changes.KIND,
                        Changes.TIMES,
                        Changes.FATE)
                .values((Long) null, null, null, null, null, null, null));
        int rows = 0;
        for (int ordinal = 0; ordinal < outcomes.size(); ordinal++) {
            int number = 0;
            for (Change change : changes(outcomes.get(ordinal))) {
                insert = insert.bind(
                        contribution,
                        ordinal,
                        number++,
                        change.place(),
                        change.kind().name(),
                        change.count(),
                        change.fate().name());
                rows++;
            }
        }
        if (rows > 0) {
            insert.execute();
        }
    }

    private static List<Change> changes(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> accepted.changes();
            case Outcome.Embargoed embargoed -> embargoed.changes();
            case Outcome.AlreadyPresent _, Outcome.Expired _, Outcome.Held _, Outcome.Refused _, Outcome.TakenBack _ ->
                List.of();
        };
    }

    /** The changes of a contribution's objects, by the place of each in it. */
    static Map<Integer, List<Change>> of(DSLContext sql, long contribution) {
        Map<Integer, List<Change>> changes = new HashMap<>();
        sql.selectFrom(Changes.TABLE)
                .where(Changes.CONTRIBUTION.eq(contribution))
                .orderBy(Changes.ORDINAL, Changes.PLACE_NUMBER)
                .forEach(row -> changes.computeIfAbsent(row.get(Changes.ORDINAL), ordinal -> new ArrayList<>())
                        .add(new Change(
                                row.get(Changes.PLACE),
                                Kind.valueOf(row.get(Changes.KIND)),
                                row.get(Changes.TIMES),
                                Change.Fate.valueOf(row.get(Changes.FATE)))));
        return changes;
    }
}

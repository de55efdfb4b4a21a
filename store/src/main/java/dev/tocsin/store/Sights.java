package dev.tocsin.store;

import static org.jooq.impl.DSL.noCondition;

import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.record.Sight;
import dev.tocsin.store.Schema.Shared;
import org.jooq.Condition;

/** What a caller may learn of, as a condition on records. */
final class Sights {

    private Sights() {}

    static Condition within(Sight sight, Shared record) {
        return switch (sight) {
            case Sight.Everything() -> noCondition();
            case Sight.OwnOnly(Owner contributor) -> owned(contributor, record);
        };
    }

    /** What a caller may take back: a member its own, the administrator everything. */
    static Condition owned(Owner owner, Shared record) {
        return switch (owner) {
            case Owner.Hub() -> noCondition();
            case Owner.OfMember(MemberId member) -> record.member().eq(Owners.keyOf(member));
        };
    }
}

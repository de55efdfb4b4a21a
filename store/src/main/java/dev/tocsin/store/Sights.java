package dev.tocsin.store;

import static org.jooq.impl.DSL.noCondition;

import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.record.Sight;
import dev.tocsin.store.Schema.Shared;
import org.jooq.Condition;

/** What a caller may learn of, as a condition on records. */
final class Sights {

    private Sights() {}

    static Condition within(Sight sight, Shared record) {
        return switch (sight) {
            case Sight.Everything() -> noCondition();
            case Sight.OwnOnly(Caller.Known contributor) -> owned(contributor, record);
        };
    }

    /** What a caller may take back: a member its own, the administrator everything. */
    static Condition owned(Caller.Known owner, Shared record) {
        return switch (owner) {
            case Caller.Administrator() -> noCondition();
            case Caller.MemberCaller(MemberId member) -> record.member().eq(Owners.keyOf(member));
        };
    }
}

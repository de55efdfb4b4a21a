package dev.tocsin.store;

import dev.tocsin.share.community.GoneMeanwhile;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.store.Schema.Members;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Members as other tables refer to them: by key, or null for the administrator. */
final class Owners {

    private Owners() {}

    static @Nullable Long key(DSLContext sql, Owner owner) {
        return switch (owner) {
            case Owner.Hub() -> null;
            case Owner.OfMember(MemberId member) -> key(sql, member);
        };
    }

    static long key(DSLContext sql, MemberId member) {
        return sql.select(Members.ID)
                .from(Members.TABLE)
                .where(Members.UUID.eq(member.toString()))
                .and(Members.LEFT.isNull())
                .fetchOptional()
                .map(Record1::value1)
                .orElseThrow(() -> new GoneMeanwhile("no member has the id " + member));
    }

    /** The key, as a question to put inside another one; without an answer where there is no such member. */
    static Select<Record1<Long>> keyOf(MemberId member) {
        return DSL.select(Members.ID).from(Members.TABLE).where(Members.UUID.eq(member.toString()));
    }

    /** The member's UUID beside a column that refers to it. */
    static Field<String> uuid(Field<Long> reference) {
        return DSL.field(DSL.select(Members.UUID).from(Members.TABLE).where(Members.ID.eq(reference)));
    }

    static Owner owner(@Nullable String uuid) {
        return uuid == null ? new Owner.Hub() : new Owner.OfMember(new MemberId(UUID.fromString(uuid)));
    }
}

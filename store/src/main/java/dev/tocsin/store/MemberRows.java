package dev.tocsin.store;

import dev.tocsin.share.community.LegalEntity;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.MemberKind;
import dev.tocsin.share.community.Sector;
import dev.tocsin.store.Schema.Members;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Members as rows. */
final class MemberRows {

    private MemberRows() {}

    static Member member(Record row) {
        return new Member(
                new MemberId(UUID.fromString(row.get(Members.UUID))),
                row.get(Members.NAME),
                MemberKind.valueOf(row.get(Members.KIND)),
                sectors(row.get(Members.SECTORS)),
                legalEntity(row),
                Micros.toInstant(row.get(Members.CREATED)));
    }

    /** What is known of a member besides its name and kind. */
    static Map<Field<?>, @Nullable Object> facts(Member member) {
        Map<Field<?>, @Nullable Object> columns = new HashMap<>();
        columns.put(
                Members.SECTORS,
                member.sectors().stream().sorted().map(Sector::name).collect(Collectors.joining(" ")));
        columns.put(Members.VERIFIED_BY, null);
        columns.put(Members.VERIFIED, null);
        columns.put(Members.GROUNDS, null);
        if (member.legalEntity() instanceof LegalEntity.Verified(String by, Instant when, String grounds)) {
            columns.put(Members.VERIFIED_BY, by);
            columns.put(Members.VERIFIED, Micros.of(when));
            columns.put(Members.GROUNDS, grounds);
        }
        return columns;
    }

    private static Set<Sector> sectors(String written) {
        return Arrays.stream(written.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Sector::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static LegalEntity legalEntity(Record row) {
        String by = row.get(Members.VERIFIED_BY);
        return by == null
                ? new LegalEntity.Unverified()
                : new LegalEntity.Verified(by, Micros.toInstant(row.get(Members.VERIFIED)), row.get(Members.GROUNDS));
    }
}

package dev.tocsin.store;

import dev.tocsin.share.agreement.Agreement;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.MemberKind;
import dev.tocsin.share.community.Person;
import dev.tocsin.share.community.PersonId;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.invitation.Invitation;
import dev.tocsin.share.invitation.Invitation.Ended;
import dev.tocsin.share.invitation.InvitationId;
import dev.tocsin.share.invitation.Invitations;
import dev.tocsin.share.invitation.Joined;
import dev.tocsin.share.invitation.Joining;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.share.token.Scopes;
import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenHash;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.InvitationPlaces;
import dev.tocsin.store.Schema.InvitationRows;
import dev.tocsin.store.Schema.Members;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Invitations in a database. */
final class SqlInvitations implements Invitations {

    private final Database database;
    private final SqlCommitments commitments;

    SqlInvitations(Database database, SqlCommitments commitments) {
        this.database = database;
        this.commitments = commitments;
    }

    @Override
    public void add(Invitation invitation, TokenHash code) {
        database.write(sql -> {
            sql.insertInto(InvitationRows.TABLE)
                    .set(InvitationRows.UUID, invitation.id().toString())
                    .set(InvitationRows.HASH, code.hex())
                    .set(InvitationRows.MEMBER, invitation.member())
                    .set(InvitationRows.KIND, invitation.kind().name())
                    .set(InvitationRows.PERSON, invitation.person().orElse(null))
                    .set(InvitationRows.CREATED, Micros.of(invitation.created()))
                    .set(InvitationRows.EXPIRES, Micros.of(invitation.expires()))
                    .execute();
            long key = sql.select(InvitationRows.ID)
                    .from(InvitationRows.TABLE)
                    .where(InvitationRows.HASH.eq(code.hex()))
                    .fetchSingle()
                    .value1();
            for (Invitation.Place place : invitation.places()) {
                sql.insertInto(InvitationPlaces.TABLE)
                        .set(InvitationPlaces.INVITATION, key)
                        .set(InvitationPlaces.CHANNEL, place.channel().toString())
                        .set(InvitationPlaces.CAN_READ, place.rights().contains(Right.READ) ? 1 : 0)
                        .set(InvitationPlaces.CAN_CONTRIBUTE, place.rights().contains(Right.CONTRIBUTE) ? 1 : 0)
                        .execute();
            }
            return invitation;
        });
    }

    @Override
    public Optional<Invitation> invitation(TokenHash code) {
        return database.read(
                sql -> where(sql, InvitationRows.HASH.eq(code.hex())).stream().findFirst());
    }

    @Override
    public List<Invitation> invitations() {
        return database.read(sql -> where(sql, InvitationRows.ID.isNotNull()));
    }

    @Override
    public boolean revoke(InvitationId id, Instant when) {
        return database.write(sql -> sql.update(InvitationRows.TABLE)
                        .set(InvitationRows.REVOKED, Micros.of(when))
                        .set(InvitationRows.PERSON, (String) null)
                        .where(InvitationRows.UUID.eq(id.toString()))
                        .and(InvitationRows.USED.isNull())
                        .and(InvitationRows.REVOKED.isNull())
                        .execute()
                > 0);
    }

    @Override
    public Joined join(TokenHash code, Joining joining) {
        return database.write(sql -> {
            // An update that changes nothing locks the row: of two who join at once, the second finds it used.
            int there = sql.update(InvitationRows.TABLE)
                    .set(InvitationRows.HASH, InvitationRows.HASH)
                    .where(InvitationRows.HASH.eq(code.hex()))
                    .and(InvitationRows.USED.isNull())
                    .and(InvitationRows.REVOKED.isNull())
                    .and(InvitationRows.EXPIRES.gt(Micros.of(joining.when())))
                    .execute();
            Optional<Agreement> agreement = SqlAgreements.current(sql);
            if (there == 0 || agreement.isEmpty()) {
                return new Joined.NoInvitation();
            }
            Invitation invitation =
                    where(sql, InvitationRows.HASH.eq(code.hex())).getFirst();
            if (agreement.get().version() != joining.agreed()) {
                return new Joined.OtherAgreement(agreement.get().version());
            }
            Member member =
                    Member.unverified(MemberId.random(), invitation.member(), invitation.kind(), joining.when());
            if (isTaken(sql, member.name()) || SqlDirectory.insert(sql, member) == 0) {
                return new Joined.NameTaken(invitation.member());
            }
            return joined(sql, invitation, member, agreement.get(), joining);
        });
    }

    /** In whatever letter case: nobody joins under a name that people take for another's. */
    private static boolean isTaken(DSLContext sql, String name) {
        return sql.select(Members.NAME).from(Members.TABLE).fetch(Members.NAME).stream()
                .anyMatch(there -> there.equalsIgnoreCase(name));
    }

    private Joined joined(DSLContext sql, Invitation invitation, Member member, Agreement agreement, Joining joining) {
        String name = invitation
                .person()
                .orElseThrow(() -> new IllegalStateException("an open invitation has no person: " + invitation.id()));
        Person person = new Person(PersonId.random(), member.id(), name, joining.contact(), joining.when());
        SqlPeople.add(sql, person);
        Caller.MemberCaller bearer = new Caller.MemberCaller(member.id(), new Holder.OfPerson(person.id()));
        for (Invitation.Place place : invitation.places()) {
            // A channel that is gone by now, or that its kind lets no more into, is left out.
            if (sql.fetchExists(
                    Channels.TABLE, Channels.UUID.eq(place.channel().toString()).and(Channels.REMOVED.isNull()))) {
                SqlDirectory.admit(sql, commitments, member.id(), place.channel(), place.rights(), joining.when());
            }
        }
        Token token = Token.issued(bearer, "joined", joining.when(), joining.expires(), Scopes.ALL);
        SqlTokens.insert(sql, token, joining.token());
        ProofId proof = SqlAgreements.accept(sql, commitments, member.id(), person.id(), agreement, joining.when());
        sql.update(InvitationRows.TABLE)
                .set(InvitationRows.USED, Micros.of(joining.when()))
                .set(InvitationRows.PERSON, (String) null)
                .where(InvitationRows.UUID.eq(invitation.id().toString()))
                .execute();
        return new Joined.As(member, bearer, proof);
    }

    private static List<Invitation> where(DSLContext sql, Condition condition) {
        return sql.select(
                        InvitationRows.ID,
                        InvitationRows.UUID,
                        InvitationRows.MEMBER,
                        InvitationRows.KIND,
                        InvitationRows.PERSON,
                        InvitationRows.CREATED,
                        InvitationRows.EXPIRES,
                        InvitationRows.USED,
                        InvitationRows.REVOKED)
                .from(InvitationRows.TABLE)
                .where(condition)
                .orderBy(InvitationRows.ID)
                .fetch(row -> invitation(row, places(sql, row.get(InvitationRows.ID))));
    }

    private static List<Invitation.Place> places(DSLContext sql, long invitation) {
        return sql.selectFrom(InvitationPlaces.TABLE)
                .where(InvitationPlaces.INVITATION.eq(invitation))
                .orderBy(InvitationPlaces.CHANNEL)
                .fetch(row -> new Invitation.Place(
                        new ChannelId(UUID.fromString(row.get(InvitationPlaces.CHANNEL))), rights(row)));
    }

    private static Set<Right> rights(Record row) {
        EnumSet<Right> rights = EnumSet.noneOf(Right.class);
        if (row.get(InvitationPlaces.CAN_READ) != 0) {
            rights.add(Right.READ);
        }
        if (row.get(InvitationPlaces.CAN_CONTRIBUTE) != 0) {
            rights.add(Right.CONTRIBUTE);
        }
        return rights;
    }

    private static Invitation invitation(Record row, List<Invitation.Place> places) {
        return new Invitation(
                new InvitationId(UUID.fromString(row.get(InvitationRows.UUID))),
                row.get(InvitationRows.MEMBER),
                MemberKind.valueOf(row.get(InvitationRows.KIND)),
                Optional.ofNullable(row.get(InvitationRows.PERSON)),
                places,
                Micros.toInstant(row.get(InvitationRows.CREATED)),
                Micros.toInstant(row.get(InvitationRows.EXPIRES)),
                ended(row.get(InvitationRows.USED), row.get(InvitationRows.REVOKED)));
    }

    private static Optional<Ended> ended(@Nullable Long used, @Nullable Long revoked) {
        if (used != null) {
            return Optional.of(new Ended(Ended.How.USED, Micros.toInstant(used)));
        }
        return revoked == null
                ? Optional.empty()
                : Optional.of(new Ended(Ended.How.REVOKED, Micros.toInstant(revoked)));
    }
}

package dev.tocsin.store;

import dev.tocsin.share.community.Addition;
import dev.tocsin.share.community.Admission;
import dev.tocsin.share.community.Admitting;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.ChannelName;
import dev.tocsin.share.community.ChannelRemoval;
import dev.tocsin.share.community.ChannelRules;
import dev.tocsin.share.community.Directory;
import dev.tocsin.share.community.GoneMeanwhile;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.Newcomers;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.community.PlaceIn;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.community.RulesChange;
import dev.tocsin.share.log.Logged;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.share.record.Place;
import dev.tocsin.share.record.Position;
import dev.tocsin.store.Schema.Admissions;
import dev.tocsin.store.Schema.Channels;
import dev.tocsin.store.Schema.Members;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Members, channels and admissions in a database. */
final class SqlDirectory implements Directory {

    private static final Field<Long> ALL = DSL.castNull(Long.class);

    private final Database database;
    private final SqlCommitments commitments;

    SqlDirectory(Database database, SqlCommitments commitments) {
        this.database = database;
        this.commitments = commitments;
    }

    @Override
    public Addition<Member> add(Member member) {
        int added = database.write(sql -> insert(sql, member));
        return added == 0 ? new Addition.NameTaken<>(member.name()) : new Addition.Added<>(member);
    }

    /** How many were added: none where another member has the name. */
    static int insert(DSLContext sql, Member member) {
        return sql.insertInto(Members.TABLE)
                .set(Members.UUID, member.id().toString())
                .set(Members.NAME, member.name())
                .set(Members.KIND, member.kind().name())
                .set(Members.CREATED, Micros.of(member.created()))
                .set(MemberRows.facts(member))
                .onConflict(Members.NAME)
                .doNothing()
                .execute();
    }

    @Override
    public void update(Member member) {
        database.write(sql -> sql.update(Members.TABLE)
                .set(Members.KIND, member.kind().name())
                .set(MemberRows.facts(member))
                .where(Members.UUID.eq(member.id().toString()))
                .execute());
    }

    @Override
    public Optional<Member> member(MemberId id) {
        return oneMember(Members.UUID.eq(id.toString()));
    }

    @Override
    public Optional<Member> memberNamed(String name) {
        return oneMember(Members.NAME.eq(name));
    }

    @Override
    public List<Member> members() {
        return database.read(sql -> sql.selectFrom(Members.TABLE)
                .where(Members.LEFT.isNull())
                .orderBy(Members.NAME)
                .fetch(MemberRows::member));
    }

    @Override
    public Addition<Channel> add(Channel channel) {
        int added = database.write(sql -> sql.insertInto(Channels.TABLE)
                .set(Channels.UUID, channel.id().toString())
                .set(Channels.NAME, channel.name().toString())
                .set(Channels.TITLE, channel.title())
                .set(Channels.DESCRIPTION, channel.description())
                .set(ChannelRows.rules(channel.rules()))
                .set(Channels.CREATED, Micros.of(channel.created()))
                .set(Channels.LAST_POSITION, Place.START.position().number())
                .set(Channels.LAST_ADDED, Micros.of(Place.START.dateAdded()))
                .onConflict(Channels.NAME)
                .doNothing()
                .execute());
        return added == 0 ? new Addition.NameTaken<>(channel.name().toString()) : new Addition.Added<>(channel);
    }

    @Override
    public Optional<Channel> channel(ChannelId id) {
        return oneChannel(Channels.UUID.eq(id.toString()));
    }

    @Override
    public Optional<Channel> channelNamed(ChannelName name) {
        return oneChannel(Channels.NAME.eq(name.toString()));
    }

    @Override
    public List<Channel> channels() {
        return database.read(sql -> sql.selectFrom(Channels.TABLE)
                .where(Channels.REMOVED.isNull())
                .orderBy(Channels.NAME)
                .fetch(ChannelRows::channel));
    }

    @Override
    public Admitting admit(MemberId member, ChannelId channel, Set<Right> rights, Instant when) {
        return database.write(sql -> admit(sql, commitments, member, channel, rights, when));
    }

    /** Inside a transaction. */
    static Admitting admit(
            DSLContext sql,
            SqlCommitments commitments,
            MemberId member,
            ChannelId channel,
            Set<Right> rights,
            Instant when) {
        ChannelRules rules = lock(sql, channel);
        Optional<Integer> most = rules.kind().mostMembers();
        if (most.isPresent() && othersThan(sql, member, channel) >= most.get()) {
            return new Admitting.Full(most.get());
        }
        boolean history = rules.newcomers() == Newcomers.ALL;
        sql.insertInto(Admissions.TABLE)
                .set(Admissions.MEMBER, Owners.key(sql, member))
                .set(Admissions.CHANNEL, ChannelKeys.key(sql, channel))
                .set(Admissions.CAN_READ, flag(rights, Right.READ))
                .set(Admissions.CAN_CONTRIBUTE, flag(rights, Right.CONTRIBUTE))
                .set(Admissions.SINCE, history ? ALL : lastPosition(channel))
                .onConflict(Admissions.MEMBER, Admissions.CHANNEL)
                .doUpdate()
                .set(Admissions.CAN_READ, flag(rights, Right.READ))
                .set(Admissions.CAN_CONTRIBUTE, flag(rights, Right.CONTRIBUTE))
                .set(Admissions.SINCE, history ? ALL : Admissions.SINCE)
                .execute();
        Admission admission = admissions(
                        sql, Members.UUID.eq(member.toString()).and(Channels.UUID.eq(channel.toString())))
                .getFirst();
        commitments.add(sql, Logged.Membership.admitted(admission, when));
        return new Admitting.Admitted(admission);
    }

    @Override
    public RulesChange change(ChannelId channel, ChannelRules rules, Instant when) {
        return database.write(sql -> {
            lock(sql, channel);
            List<MemberId> members = sql.select(Members.UUID)
                    .from(Admissions.TABLE)
                    .join(Members.TABLE)
                    .on(Admissions.MEMBER.eq(Members.ID))
                    .where(Admissions.CHANNEL.eq(ChannelKeys.keyOf(channel)))
                    .orderBy(Members.ID)
                    .fetch(row -> new MemberId(UUID.fromString(row.value1())));
            Optional<Integer> most = rules.kind().mostMembers();
            if (most.isPresent() && members.size() > most.get()) {
                return new RulesChange.TooManyMembers(members.size(), most.get());
            }
            Record changed = sql.update(Channels.TABLE)
                    .set(ChannelRows.rules(rules))
                    .where(Channels.UUID.eq(channel.toString()))
                    .returning(ChannelRows.FIELDS)
                    .fetchSingle();
            commitments.add(sql, new Logged.Rules(ProofId.random(), new Owner.Hub(), channel, when, rules));
            members.forEach(member -> commitments.add(
                    sql, new Logged.Rules(ProofId.random(), new Owner.OfMember(member), channel, when, rules)));
            return new RulesChange.Changed(ChannelRows.channel(changed));
        });
    }

    @Override
    public ChannelRemoval remove(ChannelId channel, boolean withAllItHolds, Instant when) {
        ChannelRemoval removal = database.write(sql -> {
            lock(sql, channel);
            return ChannelRemovals.remove(sql, commitments, channel, withAllItHolds, when);
        });
        if (removal instanceof ChannelRemoval.Removed) {
            database.overwriteRemoved();
        }
        return removal;
    }

    /** The rules as they stand once nobody else can change who is in the channel. */
    private static ChannelRules lock(DSLContext sql, ChannelId channel) {
        return sql.update(Channels.TABLE)
                .set(Channels.LAST_POSITION, Channels.LAST_POSITION)
                .where(Channels.UUID.eq(channel.toString()))
                .and(Channels.REMOVED.isNull())
                .returning(ChannelRows.FIELDS)
                .fetchOptional(ChannelRows::channel)
                .orElseThrow(() -> new GoneMeanwhile("no channel has the id " + channel))
                .rules();
    }

    private static Field<Long> lastPosition(ChannelId channel) {
        return DSL.field(
                DSL.select(Channels.LAST_POSITION).from(Channels.TABLE).where(Channels.UUID.eq(channel.toString())));
    }

    private static int othersThan(DSLContext sql, MemberId member, ChannelId channel) {
        return sql.fetchCount(
                Admissions.TABLE,
                Admissions.CHANNEL.eq(ChannelKeys.keyOf(channel)).and(Admissions.MEMBER.ne(Owners.key(sql, member))));
    }

    @Override
    public boolean dismiss(MemberId member, ChannelId channel, Instant when) {
        return database.write(sql -> {
            boolean was = sql.deleteFrom(Admissions.TABLE)
                            .where(Admissions.MEMBER.eq(sql.select(Members.ID)
                                    .from(Members.TABLE)
                                    .where(Members.UUID.eq(member.toString()))))
                            .and(Admissions.CHANNEL.eq(ChannelKeys.keyOf(channel)))
                            .execute()
                    > 0;
            if (was) {
                commitments.add(sql, Logged.Membership.dismissed(member, channel, when));
            }
            return was;
        });
    }

    @Override
    public List<Admission> admissions(ChannelId channel) {
        return admissionsWhere(Channels.UUID.eq(channel.toString()));
    }

    @Override
    public List<Admission> admissionsOf(MemberId member) {
        return admissionsWhere(Members.UUID.eq(member.toString()));
    }

    @Override
    public boolean owesAgreement(MemberId member) {
        return database.read(sql -> SqlAgreements.owes(sql, member));
    }

    @Override
    public Optional<PlaceIn> place(MemberId member, String idOrName) {
        return database.read(sql -> sql.select(ChannelRows.FIELDS)
                .select(Admissions.CAN_READ, Admissions.CAN_CONTRIBUTE, Admissions.SINCE)
                .from(Channels.TABLE)
                .leftJoin(Admissions.TABLE)
                .on(Admissions.CHANNEL.eq(Channels.ID))
                .and(Admissions.MEMBER.eq(Owners.keyOf(member)))
                .where(Channels.UUID.eq(idOrName).or(Channels.NAME.eq(idOrName)))
                .and(Channels.REMOVED.isNull())
                // An id goes before a name that is written like it.
                .orderBy(DSL.when(Channels.UUID.eq(idOrName), 0).otherwise(1))
                .limit(1)
                .fetchOptional(row -> new PlaceIn(ChannelRows.channel(row), rights(row), since(row))));
    }

    private static Set<Right> rights(Record row) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        if (isSet(row.get(Admissions.CAN_READ))) {
            rights.add(Right.READ);
        }
        if (isSet(row.get(Admissions.CAN_CONTRIBUTE))) {
            rights.add(Right.CONTRIBUTE);
        }
        return rights;
    }

    private static Optional<Position> since(Record row) {
        return Optional.ofNullable(row.get(Admissions.SINCE)).map(Position::new);
    }

    private static boolean isSet(@Nullable Integer flag) {
        return flag != null && flag != 0;
    }

    @Override
    public Set<Right> rights(MemberId member, ChannelId channel) {
        return admissionsWhere(Members.UUID.eq(member.toString()).and(Channels.UUID.eq(channel.toString()))).stream()
                .findFirst()
                .map(Admission::rights)
                .orElse(Set.of());
    }

    private List<Admission> admissionsWhere(Condition condition) {
        return database.read(sql -> admissions(sql, condition));
    }

    private static List<Admission> admissions(DSLContext sql, Condition condition) {
        return sql.select(Members.UUID, Channels.UUID, Admissions.CAN_READ, Admissions.CAN_CONTRIBUTE, Admissions.SINCE)
                .from(Admissions.TABLE)
                .join(Members.TABLE)
                .on(Admissions.MEMBER.eq(Members.ID))
                .join(Channels.TABLE)
                .on(Admissions.CHANNEL.eq(Channels.ID))
                .where(condition)
                .orderBy(Members.NAME, Channels.NAME)
                .fetch(SqlDirectory::admission);
    }

    private Optional<Member> oneMember(Condition condition) {
        return database.read(sql -> sql.selectFrom(Members.TABLE)
                .where(condition)
                .and(Members.LEFT.isNull())
                .fetchOptional(MemberRows::member));
    }

    private Optional<Channel> oneChannel(Condition condition) {
        return database.read(sql -> sql.selectFrom(Channels.TABLE)
                .where(condition)
                .and(Channels.REMOVED.isNull())
                .fetchOptional(ChannelRows::channel));
    }

    private static Admission admission(Record row) {
        return new Admission(
                new MemberId(UUID.fromString(row.get(Members.UUID))),
                new ChannelId(UUID.fromString(row.get(Channels.UUID))),
                rights(row),
                since(row).isEmpty() ? Newcomers.ALL : Newcomers.FROM_JOINING);
    }

    private static int flag(Set<Right> rights, Right right) {
        return rights.contains(right) ? 1 : 0;
    }
}

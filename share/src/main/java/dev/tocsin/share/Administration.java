package dev.tocsin.share;

import dev.tocsin.share.community.Act;
import dev.tocsin.share.community.Addition;
import dev.tocsin.share.community.Admission;
import dev.tocsin.share.community.Admitting;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.ChannelName;
import dev.tocsin.share.community.ChannelRemoval;
import dev.tocsin.share.community.ChannelRules;
import dev.tocsin.share.community.Decision;
import dev.tocsin.share.community.Directory;
import dev.tocsin.share.community.Facts;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.MemberKind;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.community.RulesChange;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The door through which a hub's members, channels and admissions are run; the administrator alone may pass. */
public final class Administration {

    private final Directory directory;
    private final InstantSource clock;

    public Administration(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Adds a member under a new id.
     *
     * @throws dev.tocsin.share.community.MalformedName if it cannot have that name
     */
    public Answer<Addition<Member>> addMember(Caller caller, String name, MemberKind kind) {
        return decide(caller, () -> directory.add(Member.unverified(MemberId.random(), name, kind, now())));
    }

    /** Keeps what has changed of a member besides its name. */
    public Answer<Member> update(Caller caller, Member member) {
        return decide(caller, () -> {
            directory.update(member);
            return member;
        });
    }

    /** All members by name. */
    public Answer<List<Member>> members(Caller caller) {
        return decide(caller, directory::members);
    }

    /**
     * Adds a channel under a new id, with nobody in it.
     *
     * @throws dev.tocsin.share.community.MalformedName if it cannot have that title or description
     */
    public Answer<Addition<Channel>> addChannel(
            Caller caller, ChannelName name, String title, String description, ChannelRules rules) {
        return decide(
                caller, () -> directory.add(new Channel(ChannelId.random(), name, title, description, rules, now())));
    }

    /** All channels by name. */
    public Answer<List<Channel>> channels(Caller caller) {
        return decide(caller, directory::channels);
    }

    /** Changes a channel's rules for what comes from now on; empty where there is no such channel. */
    public Answer<Optional<RulesChange>> changeRules(Caller caller, String channel, ChannelRules rules) {
        return decide(caller, () -> findChannel(channel).map(found -> directory.change(found.id(), rules, now())));
    }

    /** Removes a channel and, if that is wanted, all that it holds; empty where there is no such channel. */
    public Answer<Optional<ChannelRemoval>> removeChannel(Caller caller, String channel, boolean withAllItHolds) {
        return decide(
                caller, () -> findChannel(channel).map(found -> directory.remove(found.id(), withAllItHolds, now())));
    }

    /** Gives a member exactly these rights in a channel, at least one; both may be named by id or by name. */
    public Answer<Admitting> admit(Caller caller, String member, String channel, Set<Right> rights) {
        return decide(
                caller,
                () -> findMember(member)
                        .flatMap(who ->
                                findChannel(channel).map(where -> directory.admit(who.id(), where.id(), rights, now())))
                        .orElseGet(Admitting.NoneSuch::new));
    }

    /** Takes a member out of a channel; false if it was not in it. */
    public Answer<Boolean> dismiss(Caller caller, MemberId member, ChannelId channel) {
        return decide(caller, () -> directory.dismiss(member, channel, now()));
    }

    /** All admissions to a channel, by the member's name. */
    public Answer<List<Admission>> admissions(Caller caller, ChannelId channel) {
        return decide(caller, () -> directory.admissions(channel));
    }

    /** The member of that id or that name. */
    public Answer<Optional<Member>> member(Caller caller, String idOrName) {
        return decide(caller, () -> findMember(idOrName));
    }

    private Optional<Member> findMember(String idOrName) {
        return MemberId.parse(idOrName).flatMap(directory::member).or(() -> directory.memberNamed(idOrName));
    }

    private Optional<Channel> findChannel(String idOrName) {
        return ChannelId.parse(idOrName)
                .flatMap(directory::channel)
                .or(() -> ChannelName.parse(idOrName).flatMap(directory::channelNamed));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> Answer<T> decide(Caller caller, Supplier<T> ifAllowed) {
        return switch (Decision.decide(caller, Act.ADMINISTER, Facts.NONE)) {
            case Decision.Allowed() -> new Answer.Given<>(ifAllowed.get());
            case Decision.Refused(Decision.Reason reason) -> new Answer.Refused<>(reason);
        };
    }
}

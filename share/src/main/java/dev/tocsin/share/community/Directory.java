package dev.tocsin.share.community;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who takes part, in which channels, with which rights. A port; whoever calls it has asked the decision first. */
public interface Directory {

    /** Adds a member, unless one has its name. */
    Addition<Member> add(Member member);

    /** Keeps what has changed of a member besides its name; nothing where there is none of its id. */
    void update(Member member);

    Optional<Member> member(MemberId id);

    /** The member of that name, written exactly so. */
    Optional<Member> memberNamed(String name);

    /** All members by name. */
    List<Member> members();

    /** Adds a channel, unless one has its name. */
    Addition<Channel> add(Channel channel);

    Optional<Channel> channel(ChannelId id);

    Optional<Channel> channelNamed(ChannelName name);

    /** All channels by name. */
    List<Channel> channels();

    /**
     * Gives a member exactly these rights in a channel, whatever it had there. Both exist. What the channel's rules say of
     * newcomers counts now: under {@link Newcomers#FROM_JOINING}, a member that is in the channel goes on seeing what it saw,
     * and one that is not sees what comes from now on. The log will say so.
     *
     * @param rights at least one
     * @return {@code Admitted}, or {@code Full}
     */
    Admitting admit(MemberId member, ChannelId channel, Set<Right> rights, Instant when);

    /** Changes the rules of a channel that exists for what comes from now on. The log will say so to each of its members. */
    RulesChange change(ChannelId channel, ChannelRules rules, Instant when);

    /**
     * Removes a channel that exists, with everybody's admission; the log will say so to each of its members. What it holds goes
     * for good, with its content, if that is wanted; if not, a channel that holds anything stays.
     */
    ChannelRemoval remove(ChannelId channel, boolean withAllItHolds, Instant when);

    /** Takes a member out of a channel; false if it was not in it. The log will say so. */
    boolean dismiss(MemberId member, ChannelId channel, Instant when);

    /** All admissions to a channel, by the member's name. */
    List<Admission> admissions(ChannelId channel);

    /** All admissions of a member, by the channel's name. */
    List<Admission> admissionsOf(MemberId member);

    /** Whether the hub has an agreement whose current version the member has not accepted. */
    boolean owesAgreement(MemberId member);

    /**
     * A channel by its id or its name, with a member's rights in it. One question, whether the member is admitted or not: what is
     * hidden costs what does not exist.
     */
    Optional<PlaceIn> place(MemberId member, String idOrName);

    /** A member's rights in a channel; empty where it is not admitted or there is no such member or channel. */
    Set<Right> rights(MemberId member, ChannelId channel);
}

package dev.tocsin.share.invitation;

import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.log.ProofId;

/** What came of joining. */
public sealed interface Joined {

    /**
     * There is a new member.
     *
     * @param person its first person, and the bearer of its first token
     * @param acceptance by which the proof that it accepted the agreement is asked for
     */
    record As(Member member, Caller.MemberCaller person, ProofId acceptance) implements Joined {}

    /** There is no such code that counts: unknown, used, expired and revoked are one. */
    record NoInvitation() implements Joined {}

    /** Another member has the name by now. */
    record NameTaken(String name) implements Joined {}

    /** The agreement that was accepted is not the one that stands. */
    record OtherAgreement(int current) implements Joined {}
}

package dev.tocsin.share.community;

/** Who asks. */
public sealed interface Caller {

    /** A caller who has shown a token: someone who can own what they contributed. */
    sealed interface Known extends Caller {}

    /** Whoever runs the hub. */
    record Administrator() implements Known {}

    /** A member, through one of its tokens. */
    record MemberCaller(MemberId member) implements Known {}

    /** Someone who showed no token. */
    record Anonymous() implements Caller {}
}

package dev.tocsin.share.community;

/** Who asks. */
public sealed interface Caller {

    /** A caller who has shown a token: someone who can own what they contributed. */
    sealed interface Known extends Caller {

        /** Whose it is what this caller contributes; callers who differ may have the same. */
        Owner owner();
    }

    /** Whoever runs the hub. */
    record Administrator() implements Known {

        @Override
        public Owner owner() {
            return new Owner.Hub();
        }
    }

    /**
     * A member, through one of those who act for it. What it may do follows from the member alone.
     *
     * @param holder who of the member it is
     */
    record MemberCaller(MemberId member, Holder holder) implements Known {

        @Override
        public Owner owner() {
            return new Owner.OfMember(member);
        }
    }

    /** Someone who showed no token. */
    record Anonymous() implements Caller {}
}

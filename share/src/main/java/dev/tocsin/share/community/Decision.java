package dev.tocsin.share.community;

import dev.tocsin.share.community.Caller.Administrator;
import dev.tocsin.share.community.Caller.Anonymous;
import dev.tocsin.share.community.Caller.MemberCaller;

/** The answer to "may this caller do this here?", the one that every reader and writer goes through. */
public sealed interface Decision {

    Decision ALLOWED = new Allowed();

    record Allowed() implements Decision {}

    /** No; the reason says how much of it the caller may learn. */
    record Refused(Reason reason) implements Decision {}

    /** Why not. */
    enum Reason {
        /** Does not exist, or may not be known to exist: the two are answered alike, to the last byte. */
        HIDDEN(false),
        /** No token was shown. The same for what exists and what does not. */
        UNAUTHENTICATED(false),
        /** Something only the administrator does. */
        ADMINISTRATOR_ONLY(false),
        /** Admitted to contribute, not to read. */
        MAY_NOT_READ(true),
        /** Admitted to read, not to contribute. */
        MAY_NOT_CONTRIBUTE(true),
        /** Reading goes on, and adding waits for the agreement to be accepted. */
        AGREEMENT_NOT_ACCEPTED(true),
        /** An agent speaks for no member as a whole. */
        PERSONS_ONLY(false),
        /** A token would hand out more than it may be used for itself. */
        WIDER_THAN_HELD(false),
        /** Someone else contributed it, and the caller may see it. */
        NOT_YOURS(true);

        private final boolean revealsExistence;

        Reason(boolean revealsExistence) {
            this.revealsExistence = revealsExistence;
        }

        /** Whether the caller may be told that what it asked for exists; it then knows so already. */
        public boolean revealsExistence() {
            return revealsExistence;
        }
    }

    /** Decides. Depends on nothing but its arguments. */
    static Decision decide(Caller caller, Act act, Facts facts) {
        return switch (caller) {
            case Anonymous() -> new Refused(Reason.UNAUTHENTICATED);
            case Administrator() -> forAdministrator(act, facts);
            case MemberCaller member -> forMember(member, act, facts);
        };
    }

    private static Decision forAdministrator(Act act, Facts facts) {
        boolean there = switch (act) {
            case SEE_CHANNEL, READ, CONTRIBUTE -> facts.channelExists();
            case WITHDRAW -> facts.channelExists() && facts.owner().isPresent();
            case SEE_STATUS, SEE_MEMBERSHIP -> facts.owner().isPresent();
            case BIND_MEMBER -> false;
            case ADMINISTER -> true;
        };
        return allowedIf(there, Reason.HIDDEN);
    }

    private static Decision forMember(MemberCaller caller, Act act, Facts facts) {
        boolean owner = facts.owner().filter(caller.owner()::equals).isPresent();
        return switch (act) {
            case ADMINISTER -> new Refused(Reason.ADMINISTRATOR_ONLY);
            // A contributor sees what became of its contribution even where it is no longer admitted.
            case SEE_STATUS, SEE_MEMBERSHIP -> allowedIf(owner, Reason.HIDDEN);
            case BIND_MEMBER -> allowedIf(caller.holder() instanceof Holder.OfPerson, Reason.PERSONS_ONLY);
            case SEE_CHANNEL, READ, CONTRIBUTE, WITHDRAW ->
                facts.rights().isEmpty() ? new Refused(Reason.HIDDEN) : forAdmitted(owner, act, facts);
        };
    }

    private static Decision forAdmitted(boolean owner, Act act, Facts facts) {
        boolean reads = facts.rights().contains(Right.READ);
        return switch (act) {
            case READ -> allowedIf(reads, Reason.MAY_NOT_READ);
            case CONTRIBUTE ->
                facts.rights().contains(Right.CONTRIBUTE)
                        ? allowedIf(!facts.owesAgreement(), Reason.AGREEMENT_NOT_ACCEPTED)
                        : new Refused(Reason.MAY_NOT_CONTRIBUTE);
            // Someone else's record is told apart from none only before a caller who may read it.
            case WITHDRAW -> allowedIf(owner, reads && facts.owner().isPresent() ? Reason.NOT_YOURS : Reason.HIDDEN);
            case SEE_CHANNEL, SEE_STATUS, SEE_MEMBERSHIP, BIND_MEMBER, ADMINISTER -> ALLOWED;
        };
    }

    private static Decision allowedIf(boolean condition, Reason otherwise) {
        return condition ? ALLOWED : new Refused(otherwise);
    }
}

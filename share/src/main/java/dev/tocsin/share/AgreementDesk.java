package dev.tocsin.share;

import dev.tocsin.share.agreement.Agreement;
import dev.tocsin.share.agreement.AgreementText;
import dev.tocsin.share.agreement.Agreements;
import dev.tocsin.share.community.Act;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Decision;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.community.Facts;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.log.ProofId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the hub's agreement is set by the administrator, read by every member, and accepted by a member's person. */
public final class AgreementDesk {

    private final Agreements agreements;
    private final InstantSource clock;

    public AgreementDesk(Agreements agreements, InstantSource clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    /** Makes a text the current version. */
    public Answer<Agreement> set(Caller caller, AgreementText text) {
        return decide(caller, Act.ADMINISTER, () -> agreements.set(text, now()));
    }

    /** All versions, the oldest first. */
    public Answer<List<Agreement>> all(Caller caller) {
        return decide(caller, Act.SEE_MEMBERSHIP, agreements::all);
    }

    /** How a member stands to the agreement; empty for both where there is nothing to say. */
    public record Standing(Optional<Agreement> current, Optional<Integer> accepted) {}

    /** The current version, and the last one that the caller's member accepted. */
    public Answer<Standing> standing(Caller caller) {
        Optional<Integer> accepted = caller instanceof Caller.MemberCaller member
                ? agreements.acceptedBy(member.member())
                : Optional.empty();
        return decide(caller, Act.SEE_MEMBERSHIP, () -> new Standing(agreements.current(), accepted));
    }

    /** Accepts a version for the caller's member; empty where it is not the current one. */
    public Answer<Optional<ProofId>> accept(Caller caller, int version) {
        return decide(caller, Act.BIND_MEMBER, () -> switch (caller) {
            case Caller.MemberCaller(var member, Holder.OfPerson(var person)) ->
                agreements.accept(member, person, version, now());
            default -> throw new IllegalStateException("the decision lets nobody bind a member but its person");
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> Answer<T> decide(Caller caller, Act act, Supplier<T> ifAllowed) {
        Optional<Owner> own = caller instanceof Caller.Known known ? Optional.of(known.owner()) : Optional.empty();
        return switch (Decision.decide(caller, act, Facts.ofContribution(own))) {
            case Decision.Allowed() -> new Answer.Given<>(ifAllowed.get());
            case Decision.Refused(Reason reason) -> new Answer.Refused<>(reason);
        };
    }
}

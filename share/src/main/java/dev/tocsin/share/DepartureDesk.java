package dev.tocsin.share;

import dev.tocsin.share.community.Act;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Decision;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.community.Directory;
import dev.tocsin.share.community.Facts;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.departure.Contributed;
import dev.tocsin.share.departure.Departures;
import dev.tocsin.share.log.ProofId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where a member takes along what it contributed, and leaves. A person of it does so; the administrator may end it, too. */
public final class DepartureDesk {

    private final Departures departures;
    private final Directory directory;
    private final InstantSource clock;

    public DepartureDesk(Departures departures, Directory directory, InstantSource clock) {
        this.departures = departures;
        this.directory = directory;
        this.clock = clock;
    }

    /** What a member takes along, given piece by piece. */
    public final class Luggage {

        private final MemberId member;

        private Luggage(MemberId member) {
            this.member = member;
        }

        /** All that it contributed and that is still there. */
        public void objects(Consumer<Contributed> to) {
            departures.contributed(member, clock.instant(), to);
        }

        /** The proofs that it can have. */
        public List<ProofId> proofs() {
            return departures.proofs(member);
        }
    }

    /** What the caller's member takes along, to one of its persons. */
    public Answer<Luggage> luggage(Caller caller) {
        return decide(caller, Act.BIND_MEMBER, () -> new Luggage(member(caller)));
    }

    /**
     * Ends the caller's own membership.
     *
     * @param name the member's, as a confirmation
     * @return empty, and nothing happens, where that is not its name
     */
    public Answer<Optional<ProofId>> leave(Caller caller, String name) {
        return decide(
                caller,
                Act.BIND_MEMBER,
                () -> directory
                        .member(member(caller))
                        .filter(member -> member.name().equals(name))
                        .map(Member::id)
                        .flatMap(this::end));
    }

    /** Ends a membership; empty where there is none. */
    public Answer<Optional<ProofId>> remove(Caller caller, MemberId member) {
        return decide(caller, Act.ADMINISTER, () -> end(member));
    }

    private Optional<ProofId> end(MemberId member) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return departures.leave(member, now);
    }

    private static MemberId member(Caller caller) {
        if (caller instanceof Caller.MemberCaller member) {
            return member.member();
        }
        throw new IllegalStateException("the decision lets nobody bind a member but its person");
    }

    private static <T> Answer<T> decide(Caller caller, Act act, Supplier<T> ifAllowed) {
        return switch (Decision.decide(caller, act, Facts.NONE)) {
            case Decision.Allowed() -> new Answer.Given<>(ifAllowed.get());
            case Decision.Refused(Reason reason) -> new Answer.Refused<>(reason);
        };
    }
}

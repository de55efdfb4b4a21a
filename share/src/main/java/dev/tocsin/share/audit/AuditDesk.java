package dev.tocsin.share.audit;

import dev.tocsin.share.Answer;
import dev.tocsin.share.community.Act;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Decision;
import dev.tocsin.share.community.Facts;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.record.Page;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** The door to the audit: all of it for the administrator, a member's own for the member. */
public final class AuditDesk {

    /** How long something is kept. */
    public static final Duration KEPT = Duration.ofDays(400);

    /** As many entries at most, so that nobody fills a disk by asking. */
    public static final long MOST_KEPT = 5_000_000;

    private static final String REFUSED = "a token, certificate or login that does not count";
    private static final int UNAUTHENTICATED = 401;
    private static final System.Logger LOG = System.getLogger(AuditDesk.class.getName());

    private final Refusals refusals = new Refusals();
    private final AuditTrail trail;
    private final InstantSource clock;

    public AuditDesk(AuditTrail trail, InstantSource clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Does something that is kept: what was asked before it is done, and its outcome after. Where that it was asked cannot be
     * kept, it is not done.
     *
     * @param outcome the HTTP status of what came of it
     * @param ofFailure the HTTP status of what is answered to a failure
     */
    public <T> T kept(
            Caller who,
            String source,
            String act,
            String target,
            Supplier<T> doing,
            ToIntFunction<T> outcome,
            ToIntFunction<RuntimeException> ofFailure) {
        long entry = trail.begin(new AuditEntry(now(), who, source, act, target, OptionalInt.empty(), 1));
        T done;
        try {
            done = doing.get();
        } catch (RuntimeException e) {
            end(entry, ofFailure.applyAsInt(e));
            throw e;
        }
        end(entry, outcome.applyAsInt(done));
        return done;
    }

    /** What was done is done: that its outcome cannot be kept changes nothing about what is answered. */
    private void end(long entry, int outcome) {
        try {
            trail.end(entry, outcome);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "the outcome " + outcome + " of an act could not be kept in the audit: " + e.getMessage(),
                    e);
        }
    }

    /** Counts a token, a certificate or a login that did not count; it is kept with the next {@link #settle}. */
    public void refused(String source) {
        refusals.count(source);
    }

    /** Keeps what was counted by now. */
    public void settle() {
        settle(false);
    }

    /** Keeps all that was counted, before a hub stops. */
    public void settleAll() {
        settle(true);
    }

    private void settle(boolean all) {
        refusals.due(now(), all).forEach((source, times) -> tell(source, REFUSED, UNAUTHENTICATED, times));
    }

    /** Keeps what somebody did or was refused of whom nothing is known but the source, and how often. */
    public void tell(String source, String act, int outcome, long times) {
        trail.add(new AuditEntry(now(), new Caller.Anonymous(), source, act, "", OptionalInt.of(outcome), times));
    }

    /**
     * The latest entries, the last one first.
     *
     * @param notAfter leaves out later ones
     * @param limit 1 or more
     */
    public Answer<Page<AuditEntry>> all(Caller caller, Optional<Instant> notAfter, int limit) {
        return switch (Decision.decide(caller, Act.ADMINISTER, Facts.NONE)) {
            case Decision.Allowed() -> new Answer.Given<>(page(Optional.empty(), notAfter, limit));
            case Decision.Refused(Decision.Reason reason) -> new Answer.Refused<>(reason);
        };
    }

    /** As above, of what the caller's own member did; nothing for who acts for none. */
    public Page<AuditEntry> own(Caller caller, Optional<Instant> notAfter, int limit) {
        return caller instanceof Caller.MemberCaller member
                ? page(Optional.of(member.member()), notAfter, limit)
                : new Page<>(List.of(), false);
    }

    /** Forgets what was kept long enough. */
    public void forget() {
        trail.forget(now().minus(KEPT), MOST_KEPT);
    }

    private Page<AuditEntry> page(Optional<MemberId> of, Optional<Instant> notAfter, int limit) {
        List<AuditEntry> found = trail.latest(of, notAfter.orElse(now()), limit + 1);
        return new Page<>(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package dev.tocsin.share;

import dev.tocsin.share.audit.AuditDesk;
import dev.tocsin.share.community.Directory;
import dev.tocsin.share.contribution.ContributionWay;
import dev.tocsin.share.contribution.Embargoes;
import dev.tocsin.share.contribution.Statuses;
import dev.tocsin.share.record.Expiry;
import dev.tocsin.share.release.ReleaseBook;
import dev.tocsin.share.token.TokenUses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** What a hub does when its time has come, whether anybody asks or not. Several nodes may do it at once. */
public final class Upkeep {

    /** How long the status of a contribution can be asked for at least. */
    public static final Duration STATUS_KEPT = Duration.ofDays(30);

    /** How long it can be asked for at least once nothing of the contribution waits any more (TAXII 2.1 §4.3). */
    public static final Duration STATUS_KEPT_COMPLETE = Duration.ofDays(1);

    private static final Duration SWEPT_EVERY = Duration.ofHours(1);

    private final Directory directory;
    private final Embargoes embargoes;
    private final ContributionWay way;
    private final Expiry expiry;
    private final Statuses statuses;
    private final ReleaseBook book;
    private final AuditDesk audit;
    private final TokenUses uses;
    private final InstantSource clock;
    private Instant swept = Instant.EPOCH;

    public Upkeep(
            Directory directory,
            Embargoes embargoes,
            ContributionWay way,
            Expiry expiry,
            Statuses statuses,
            ReleaseBook book,
            AuditDesk audit,
            TokenUses uses,
            InstantSource clock) {
        this.directory = directory;
        this.embargoes = embargoes;
        this.way = way;
        this.expiry = expiry;
        this.statuses = statuses;
        this.book = book;
        this.audit = audit;
        this.uses = uses;
        this.clock = clock;
    }

    /** Does all that is due. */
    public void run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        expiry.remove(now);
        embargoes.due(now).forEach(channel -> directory.channel(channel).ifPresent(way::releaseDue));
        statuses.complete(now.minus(STATUS_KEPT), now);
        statuses.forget(now.minus(STATUS_KEPT_COMPLETE));
        book.settleIfDue();
        audit.settle();
        if (!now.isBefore(swept.plus(SWEPT_EVERY))) {
            swept = now;
            audit.forget();
        }
        uses.settle();
    }
}

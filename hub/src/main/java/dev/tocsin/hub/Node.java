package dev.tocsin.hub;

import dev.tocsin.hub.log.HubLog;
import dev.tocsin.hub.log.LogSettings;
import dev.tocsin.hub.log.Pulse;
import dev.tocsin.share.Administration;
import dev.tocsin.share.AgreementDesk;
import dev.tocsin.share.DepartureDesk;
import dev.tocsin.share.HeldDesk;
import dev.tocsin.share.InvitationDesk;
import dev.tocsin.share.MembershipDesk;
import dev.tocsin.share.PeopleDesk;
import dev.tocsin.share.Proofs;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.Upkeep;
import dev.tocsin.share.audit.AuditDesk;
import dev.tocsin.share.contribution.ContributionWay;
import dev.tocsin.share.release.ReleaseBook;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.token.TokenLife;
import dev.tocsin.store.TocsinStore;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A data folder and a store in use: what is kept there, behind the doors through which a hub serves it. */
public final class Node implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Node.class.getName());

    private final TocsinStore store;
    private final Hub.Ports ports;
    private final Upkeep upkeep;
    private final ReleaseBook book;
    private final AuditDesk audit;
    private @Nullable Pulse pulse;
    private @Nullable UpkeepTimer timer;

    private Node(TocsinStore store, Hub.Ports ports, Upkeep upkeep, ReleaseBook book, AuditDesk audit) {
        this.audit = audit;
        this.book = book;
        this.upkeep = upkeep;
        this.store = store;
        this.ports = ports;
    }

    /**
     * Opens the folder and the store, or makes them.
     *
     * @throws dev.tocsin.store.StoreException if they cannot be used
     * @throws dev.tocsin.ledger.LedgerException if the log cannot be used, or would contradict what it signed before
     */
    public static Node open(NodeSettings settings, InstantSource clock) {
        BenignLists benign = settings.benign();
        TokenLife life = settings.life();
        TocsinStore store = TocsinStore.open(settings.data(), settings.shared()).at(clock);
        AuditDesk audit = new AuditDesk(store.audit(), clock);
        ReleaseBook book = new ReleaseBook(store.releases(), clock);
        try {
            Hub.Ports ports = new Hub.Ports(
                    new Sharing(
                            store.directory(),
                            store.records(),
                            store.contributions(),
                            store.embargoes(),
                            store.originals(),
                            () -> benign,
                            book,
                            clock),
                    new Administration(store.directory(), clock),
                    new PeopleDesk(store.people(), clock),
                    new MembershipDesk(store.directory(), store.people(), store.tokens(), clock),
                    new InvitationDesk(
                            store.invitations(),
                            store.agreements(),
                            store.directory(),
                            life,
                            clock,
                            new SecureRandom()),
                    new AgreementDesk(store.agreements(), clock),
                    new DepartureDesk(store.departures(), store.directory(), clock),
                    new HeldDesk(
                            store.directory(),
                            store.records(),
                            store.contributions(),
                            store.embargoes(),
                            store.heldObjects(),
                            clock),
                    new TokenDesk(store.tokens(), life, clock, new SecureRandom()),
                    new Proofs(store.beats()),
                    audit,
                    HubLog.open(settings.data(), store.beats(), store.logWriter(), clock),
                    store.bell(),
                    store.secrets(),
                    clock);
            ContributionWay way =
                    new ContributionWay(store.records(), store.contributions(), store.embargoes(), () -> benign, clock);
            return new Node(
                    store,
                    ports,
                    new Upkeep(
                            store.directory(),
                            store.embargoes(),
                            way,
                            store.expiry(),
                            store.statuses(),
                            book,
                            audit,
                            ports.tokens().uses(),
                            clock),
                    book,
                    audit);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** What a hub serves. */
    public Hub.Ports ports() {
        return ports;
    }

    /** An administrator's token where none counts: to be shown now, since it cannot be had again. */
    public Optional<TokenDesk.Issued> firstToken() {
        return ports.tokens().issueFirst("first start");
    }

    /** Lets the log beat from now on. */
    public void startBeating(LogSettings settings) {
        if (pulse != null) {
            throw new IllegalStateException("the log beats already");
        }
        pulse = Pulse.start(ports.log(), settings);
    }

    /** Removes what expires and releases what no embargo holds any more, from now on and without being asked. */
    public void startUpkeep() {
        if (timer != null) {
            throw new IllegalStateException("the upkeep is done already");
        }
        timer = UpkeepTimer.start(upkeep, UpkeepTimer.DEFAULT_EVERY);
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.close();
        }
        settle();
        if (pulse != null) {
            pulse.close();
        }
        store.close();
    }

    /**
     * Says in the log what was released up to now, and in the audit what was refused; where a release cannot be written, the
     * store knows that there was something.
     */
    public void settle() {
        try {
            book.settle();
            audit.settleAll();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "what was released or refused last is not in the log and the audit yet: " + e.getMessage(),
                    e);
        }
    }
}

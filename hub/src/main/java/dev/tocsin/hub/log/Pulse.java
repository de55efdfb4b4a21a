package dev.tocsin.hub.log;

import dev.tocsin.ledger.witness.Witness;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The beat of a hub's log, as long as the hub runs. */
public final class Pulse implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Pulse.class.getName());
    private static final long PATIENCE_SECONDS = 15;

    /** So many beats may pass without the node that ends them before another takes its turn. */
    private static final int PATIENCE_BEATS = 3;

    private final HubLog log;
    private final Duration patience;
    private final Cosigners cosigners;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("log-beat").factory());

    private final ScheduledFuture<?> beats;

    /** Apart from the beat, whose rhythm is seen by all and depends on no witness. */
    private final ExecutorService asking = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("log-witnesses").factory());

    private final AtomicBoolean asked = new AtomicBoolean();

    private Pulse(HubLog log, LogSettings settings) {
        this.log = log;
        this.patience = settings.beat().multipliedBy(PATIENCE_BEATS);
        this.cosigners = new Cosigners(settings.witnesses(), Witness.DEFAULT_PATIENCE);
        long millis = settings.beat().toMillis();
        this.beats = thread.scheduleAtFixedRate(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Ends a beat each time that so much time has passed. */
    public static Pulse start(HubLog log, LogSettings settings) {
        return new Pulse(log, settings);
    }

    private void beat() {
        try {
            log.beat(patience);
            if (!cosigners.isEmpty() && asked.compareAndSet(false, true)) {
                asking.execute(this::cosign);
            }
        } catch (RuntimeException e) {
            // The next beat tries again, and takes with it what this one left.
            LOG.log(Level.ERROR, "the log could not end a beat: " + e.getMessage(), e);
        }
    }

    private void handOver() {
        try {
            log.handOver();
        } catch (RuntimeException e) {
            // The others wait for as long as if this node had died.
            LOG.log(Level.WARNING, "the beat could not be handed over: " + e.getMessage(), e);
        }
    }

    private void cosign() {
        try {
            log.cosign(cosigners);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Asked again after the next beat.
            LOG.log(Level.ERROR, "the cosignatures of witnesses could not be published: " + e.getMessage(), e);
        } finally {
            asked.set(false);
        }
    }

    /** Lets a beat under way end. */
    @Override
    public void close() {
        beats.cancel(false);
        thread.shutdown();
        asking.shutdownNow();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "a beat of the log did not end within {0} seconds", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cosigners.close();
        handOver();
    }
}

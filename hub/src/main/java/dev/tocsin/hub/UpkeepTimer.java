package dev.tocsin.hub;

import dev.tocsin.share.Upkeep;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does the upkeep of a hub again and again, as long as it runs. */
final class UpkeepTimer implements AutoCloseable {

    /** How long after its moment something is done that nobody asks about. */
    static final Duration DEFAULT_EVERY = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(UpkeepTimer.class.getName());
    private static final long PATIENCE_SECONDS = 15;

    private final Upkeep upkeep;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("upkeep").factory());

    private UpkeepTimer(Upkeep upkeep) {
        this.upkeep = upkeep;
    }

    static UpkeepTimer start(Upkeep upkeep, Duration every) {
        UpkeepTimer timer = new UpkeepTimer(upkeep);
        var _ = timer.thread.scheduleWithFixedDelay(timer::run, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return timer;
    }

    private void run() {
        try {
            upkeep.run();
        } catch (RuntimeException e) {
            // The next run does what this one could not; what has expired is not given out meanwhile.
            LOG.log(Level.ERROR, "what is due could not be done: " + e.getMessage(), e);
        }
    }

    /** Lets a run under way end. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "the upkeep did not end within {0} seconds", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

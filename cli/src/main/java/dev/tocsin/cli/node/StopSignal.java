package dev.tocsin.cli.node;

import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The word to stop: Ctrl-C or a termination signal. The process ends only when it was obeyed, so that what is open is
 * closed in order.
 */
final class StopSignal {

    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch given = new CountDownLatch(1);
    private final CountDownLatch obeyed = new CountDownLatch(1);

    private StopSignal() {}

    /** From now on the runtime's end waits for {@link #obeyed()}. */
    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::give, "stop"));
        return signal;
    }

    /** Waits for the word. */
    void await() throws InterruptedException {
        given.await();
    }

    /** Everything is closed. */
    void obeyed() {
        obeyed.countDown();
    }

    private void give() {
        given.countDown();
        try {
            if (!obeyed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(StopSignal.class.getName())
                        .log(Level.WARNING, "not everything was closed within {0} seconds", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

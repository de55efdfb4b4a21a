package dev.tocsin.cli.guard;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C as a wish to stop soon: the process ends once what was found so far has been told, or after some seconds. */
final class Interruption implements AutoCloseable {

    private static final long LONGEST_FAREWELL_SECONDS = 10;

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interruption");
    private volatile boolean wanted;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean wanted() {
        return wanted;
    }

    private void stop() {
        wanted = true;
        try {
            if (!told.await(LONGEST_FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("tocsin: stopped before everything was told");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything has been told. */
    @Override
    public void close() {
        told.countDown();
        if (!wanted) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // Ctrl-C came just now: the hook finds that all has been told.
                wanted = true;
            }
        }
    }
}

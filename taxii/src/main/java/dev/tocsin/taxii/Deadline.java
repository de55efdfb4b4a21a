package dev.tocsin.taxii;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A body that must be read whole before its time is up. The timeout of an {@code HttpRequest} ends with the head of the
 * answer; without this a server that sends one byte a minute would hold its reader for good.
 */
final class Deadline extends FilterInputStream {

    private final Thread watch;
    private final Duration patience;
    private volatile boolean expired;

    Deadline(InputStream body, Duration patience) {
        super(body);
        this.patience = patience;
        this.watch = Thread.ofVirtual().name("answer-deadline").start(this::expire);
    }

    @Override
    public int read() throws IOException {
        try {
            return checked(in.read());
        } catch (IOException e) {
            throw expired ? late(e) : e;
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return checked(in.read(into, offset, length));
        } catch (IOException e) {
            throw expired ? late(e) : e;
        }
    }

    @Override
    public void close() throws IOException {
        watch.interrupt();
        in.close();
    }

    private void expire() {
        try {
            Thread.sleep(patience);
        } catch (InterruptedException e) {
            return; // closed in time
        }
        expired = true;
        try {
            in.close(); // wakes the reader, which then sees that it is late
        } catch (IOException e) {
            System.getLogger(Deadline.class.getName())
                    .log(System.Logger.Level.DEBUG, "a late answer could not be closed", e);
        }
    }

    private int checked(int result) throws IOException {
        if (expired) {
            throw late(null);
        }
        return result;
    }

    private IOException late(@Nullable IOException cause) {
        HttpTimeoutException late = new HttpTimeoutException("the answer was not complete after " + patience);
        if (cause != null) {
            late.initCause(cause);
        }
        return late;
    }
}

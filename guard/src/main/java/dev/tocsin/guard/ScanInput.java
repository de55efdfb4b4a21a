package dev.tocsin.guard;

import java.io.IOException;
import java.io.InputStream;

/** A log to be scanned. It is opened at most once, by whichever thread reads it. */
public interface ScanInput {

    /** The file as people know it, or {@code -}. */
    String name();

    /** Whether all of it is there, as in a file: then nobody waits for the next event while it is read. */
    boolean isWhole();

    InputStream open() throws IOException;
}

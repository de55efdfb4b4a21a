package dev.tocsin.benchmark;

import dev.tocsin.telemetry.LogSource;

/**
 * A log in memory, unpacked: one JSON object a line.
 *
 * @param name the file's
 * @param source where its first event comes from; those of one log are all of one format
 * @param from by record, where it begins
 * @param to by record, where it ends
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all that is measured, never changed
record Log(String name, byte[] bytes, LogSource source, int[] from, int[] to) {

    int records() {
        return from.length;
    }

    /** The bytes of the records alone. */
    long size() {
        long size = 0;
        for (int record = 0; record < from.length; record++) {
            size += to[record] - from[record];
        }
        return size;
    }
}

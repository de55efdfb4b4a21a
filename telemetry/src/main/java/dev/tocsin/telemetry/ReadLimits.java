package dev.tocsin.telemetry;

/**
 * How much of an input may be in memory at once.
 *
 * @param recordBytes the longest record that is read, in bytes; a longer one is counted and stepped over
 * @param depth how many JSON brackets may be open at once within a record
 * @param bundleBytes how much of a STIX bundle is held to resolve references, in bytes of memory: a value
 *     counts as its JSON and 100 bytes
 */
public record ReadLimits(int recordBytes, int depth, long bundleBytes) {

    /** 16 MiB a record, 100 brackets, 128 MiB of a bundle. */
    public static final ReadLimits DEFAULT = new ReadLimits(16 << 20, 100, 128 << 20);

    private static final int LARGEST_RECORD = 1 << 30;

    public ReadLimits {
        if (recordBytes < 1 || recordBytes > LARGEST_RECORD || depth < 1 || bundleBytes < 0) {
            throw new IllegalArgumentException("limits out of range: records of " + recordBytes + " bytes, depth "
                    + depth + ", bundles of " + bundleBytes + " bytes");
        }
    }
}

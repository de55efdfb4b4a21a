package dev.tocsin.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the JVM says of memory, in bytes. */
final class Memory {

    private static final int COLLECTIONS = 3;

    private Memory() {}

    /** The heap in use after garbage was collected. */
    static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /** What this thread allocates while it runs something. */
    static long allocatedBy(Runnable runnable) {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long before = threads.getCurrentThreadAllocatedBytes();
        long nothing = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        runnable.run();
        return threads.getCurrentThreadAllocatedBytes() - before - nothing;
    }
}

package dev.tocsin.benchmark;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

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
        // The first time, asking allocates something itself.
        between(threads, () -> {});
        return between(threads, runnable) - between(threads, () -> {});
    }

    private static long between(ThreadMXBean threads, Runnable runnable) {
        long before = threads.getCurrentThreadAllocatedBytes();
        runnable.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** Direct memory in use, outside the heap. */
    static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /** What the system says that the process holds in memory, or empty where it does not say it as Linux does. */
    static OptionalLong resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        }
    }
}

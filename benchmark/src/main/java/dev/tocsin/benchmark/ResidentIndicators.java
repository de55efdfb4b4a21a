package dev.tocsin.benchmark;

import dev.tocsin.match.indicator.IndicatorTable;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How much more memory the system says that a process holds once it has packed indicators. It is measured in a process of its
 * own with a heap of 64 MiB at most: what the logs and rules of this one leave free would hide it.
 */
final class ResidentIndicators {

    private ResidentIndicators() {}

    /** In bytes; empty where the system does not say it as Linux does. */
    static OptionalLong measure(int count, long seed) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:MaxDirectMemorySize=2g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ResidentIndicators.class.getName(),
                        Integer.toString(count),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException("the process that measures resident memory ended with " + status);
        }
        return told.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(told));
    }

    /** Prints the difference, or nothing. */
    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        IndicatorTable.of(seed, new GeneratedIndicators(1, seed));
        Memory.used();
        OptionalLong before = Memory.resident();
        IndicatorTable table = IndicatorTable.of(seed, new GeneratedIndicators(count, seed));
        try {
            Memory.used();
            OptionalLong after = Memory.resident();
            if (before.isPresent() && after.isPresent()) {
                System.out.println(after.getAsLong() - before.getAsLong());
            }
        } finally {
            Reference.reachabilityFence(table);
        }
    }
}

package dev.tocsin.benchmark;

import dev.tocsin.match.engine.SigmaEngine;
import dev.tocsin.sigma.SigmaRule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Rules taken up from plans that were kept, in a process of its own, as a scan that has just begun does it: the code that does it
 * is not compiled yet.
 */
final class ColdStart {

    private ColdStart() {}

    /**
     * Keeps the plans of an engine in a file, and has another process take them up.
     *
     * @param rules the folder that the engine's rules were read from
     * @return in seconds, from the file to the engine; reading the rules is not in it, as it is not when they are compiled
     */
    static double seconds(SigmaEngine engine, Path rules) throws IOException, InterruptedException {
        Path plans = Files.createTempFile("tocsin-", ".plans");
        try {
            Files.write(plans, engine.packed());
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ColdStart.class.getName(),
                            rules.toString(),
                            plans.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the other process failed: " + said);
            }
            return Long.parseLong(said) / 1e9;
        } finally {
            Files.delete(plans);
        }
    }

    /** Prints the nanoseconds. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        List<SigmaRule> rules = RuleFolder.read(Path.of(arguments[0]));
        long start = System.nanoTime();
        byte[] plans = Files.readAllBytes(Path.of(arguments[1]));
        SigmaEngine engine = SigmaEngine.unpacked(ByteBuffer.wrap(plans), rules).orElseThrow();
        long took = System.nanoTime() - start;
        if (engine.planCount() == 0) {
            throw new IllegalStateException("no plans came back");
        }
        System.out.println(took);
    }
}

package dev.tocsin.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link ContributingProcess} as the operating system sees it. */
final class ChildProcess {

    private ChildProcess() {}

    /** Starts it by a shell, after the shell has done something; the shell becomes the process. */
    static Process start(String shellFirst, Path folder, int first, int count, int padding) throws IOException {
        return start(shellFirst, List.of(), folder, first, count, padding, false);
    }

    /** As above, by another program, and as one that goes on after a failure if it is told to. */
    static Process start(
            String shellFirst, List<String> by, Path folder, int first, int count, int padding, boolean goingOn)
            throws IOException {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ContributingProcess.class.getName(),
                folder.toString(),
                Integer.toString(first),
                Integer.toString(count),
                Integer.toString(padding),
                Boolean.toString(goingOn)));
        List<String> command = new ArrayList<>(List.of("sh", "-c", shellFirst + "exec \"$@\"", "sh"));
        command.addAll(by);
        command.addAll(java);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
